import {sha256 as portable} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

interface Hash {
  update(value: string | Uint8Array): Hash
  digest(encoding: 'hex'): string
}

interface Runtime {
  readonly process?: {getBuiltinModule?(name: string): {createHash(algorithm: string): Hash; hash?(algorithm: string, value: string | Uint8Array): string} | undefined}
}

/**
 * SHA-256 of bytes, or of text in its UTF-8 form, hexadecimal.
 *
 * Where the runtime has a synchronous hash of its own (Node 20.16 and later), it computes the same ten times as fast.
 */
export function sha256(value: string | Uint8Array, runtime: Runtime = globalThis as Runtime): string {
  const native = runtime.process?.getBuiltinModule?.('node:crypto')
  // In one call, where there is one: most of what is hashed is short.
  if (native?.hash) return native.hash('sha256', value)
  if (native) return native.createHash('sha256').update(value).digest('hex')
  return bytesToHex(portable(typeof value === 'string' ? utf8ToBytes(value) : value))
}
