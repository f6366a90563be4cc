import type {Hash} from 'node:crypto'
import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import {hashOf} from './file-bytes.ts'
import type {ManifestLine} from './manifest.ts'

/** A file below the output folder, and the hash of its bytes. */
export type Output = NonNullable<ManifestLine['outputs']>[number]

/** The lines of each source: one that says it is done, or the steps of one that was begun. */
export function stepsOf(lines: readonly ManifestLine[]): Map<string, ManifestLine[]> {
  const steps = new Map<string, ManifestLine[]>()
  for (const line of lines) {
    const before = steps.get(line.input)
    // A run that could not go on began with the first step again.
    if (line.done || line.step === 0) steps.set(line.input, [line])
    else if (before?.length === line.step) before!.push(line)
  }
  return steps
}

/** Whether the files still are what was written. */
export async function areThere(folder: string, outputs: readonly Output[]): Promise<boolean> {
  for (const {path, sha256} of outputs) if ((await hashOfFirst(join(folder, path)))?.digest('hex') !== sha256) return false
  return true
}

/** The hash of a file, or of its first bytes, to be gone on with; nothing where it has fewer. */
export async function hashOfFirst(path: string, size?: number): Promise<Hash | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() && found.size >= (size ?? 0) ? hashOf(path, size) : undefined
}
