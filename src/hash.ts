import {sha256 as portable} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

interface Runtime {
  readonly process?: {getBuiltinModule?(name: string): {hash(algorithm: string, value: string | Uint8Array): string} | undefined}
}

/**
 * SHA-256 of bytes, or of text in its UTF-8 form, hexadecimal.
 *
 * Where the runtime has a synchronous hash of its own (Node 20.16 and later), it computes the same ten times as fast.
 */
export function sha256(value: string | Uint8Array, runtime: Runtime = globalThis as Runtime): string {
  const native = runtime.process?.getBuiltinModule?.('node:crypto')
  return native ? native.hash('sha256', value) : bytesToHex(portable(typeof value === 'string' ? utf8ToBytes(value) : value))
}
