import {run} from '../src/cli/run.ts'

const {stdin, stdout, stderr} = process
const stopping = new AbortController()
process.once('SIGINT', () => stopping.abort())
const sizes = {whole: 20_000, part: 5000, commit: 4000}
process.exitCode = await run(process.argv.slice(2), {stdin, stdout, stderr, cwd: process.cwd(), worker: new URL('./worker.js', import.meta.url), signal: stopping.signal, sizes})
