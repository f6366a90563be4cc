import {sha256 as portable} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

interface Hash {
  update(value: string | Uint8Array): Hash
  digest(encoding: 'hex'): string
}

interface Runtime {
  readonly process?: {getBuiltinModule?(name: string): {createHash(algorithm: string): Hash} | undefined}
}

/**
 * SHA-256 of bytes, or of text in its UTF-8 form, hexadecimal.
 *
 * Where the runtime has a synchronous hash of its own (Node 20.16 and later), it computes the same ten times as fast.
 */
export function sha256(value: string | Uint8Array, runtime: Runtime = globalThis as Runtime): string {
  const native = runtime.process?.getBuiltinModule?.('node:crypto')
  if (native) return native.createHash('sha256').update(value).digest('hex')
  return bytesToHex(portable(typeof value === 'string' ? utf8ToBytes(value) : value))
}
