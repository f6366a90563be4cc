#!/usr/bin/env node
import {setFlagsFromString} from 'node:v8'
import {interruption} from './interrupt.ts'
import {run} from './run.ts'

// Workers leave no core to helpers of the collector. And what lives as long as a part of a table is no sign that the next ought to be
// made in the old generation: there it is not collected soon, and holds what is.
setFlagsFromString('--no-parallel-scavenge')
setFlagsFromString('--no-allocation-site-pretenuring')

const {stdin, stdout, stderr, env} = process
process.exitCode = await run(process.argv.slice(2), {
  stdin, stdout, stderr, env, cwd: process.cwd(), signal: interruption(process), worker: new URL('./worker.js', import.meta.url), clock: () => process.uptime() * 1000
})
