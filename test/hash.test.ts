import fc from 'fast-check'
import {expect, test} from 'vitest'
import {sha256} from '../src/hash.ts'

test('is SHA-256', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('is the same with and without a hash of the runtime, of text and of its bytes', () => {
  fc.assert(fc.property(fc.string({unit: 'grapheme'}), (value) => {
    const bytes = new TextEncoder().encode(value)
    expect(new Set([sha256(value), sha256(bytes), sha256(value, {}), sha256(bytes, {})]).size).toBe(1)
  }))
})
