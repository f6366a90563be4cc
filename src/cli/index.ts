#!/usr/bin/env node
import {interruption} from './interrupt.ts'
import {run} from './run.ts'

const {stdin, stdout, stderr, env} = process
process.exitCode = await run(process.argv.slice(2), {
  stdin, stdout, stderr, env, cwd: process.cwd(), signal: interruption(process), worker: new URL('./worker.js', import.meta.url), clock: () => process.uptime() * 1000
})
