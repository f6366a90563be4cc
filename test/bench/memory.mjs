/**
 * How much memory reading a file takes: `node memory.mjs adapter file` prints the peak of this process above what it took before, in bytes.
 *
 * The library is loaded and has read something small often by then, so that what any process takes is not counted; the bytes of the file are.
 */
import {existsSync, readFileSync} from 'node:fs'
import {normalize} from '../../dist/index.js'

// Linux lets a process inherit the peak that `resourceUsage` gives from the one that started it, but not this one.
function peak() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  return 1024 * Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1] ?? process.resourceUsage().maxRSS)
}

const [adapter, file] = process.argv.slice(2)
const read = (value) => [...normalize({value}, {adapter})]
const small = readFileSync(file).subarray(0, 20_000)
for (let round = 0; round < 60; round++) read(small)
globalThis.gc?.()
const before = process.memoryUsage().rss
const documents = read(readFileSync(file))
process.stdout.write(String(peak() - before))
if (documents.length === 0) process.exitCode = 1
