import {parentPort, workerData} from 'node:worker_threads'
import {toolsOf, type Plan} from './plan.ts'
import type {Answer, Order} from './pool.ts'
import {perform} from './work.ts'

// The module that each worker of a batch runs: it answers every task with what became of it.
const {plan, ticks} = workerData as {readonly plan: Plan; readonly ticks: Int32Array}
const tick = (): void => {
  Atomics.add(ticks, 0, 1)
}

const ready = toolsOf(plan).finally(tick)

parentPort!.on('message', ({task, room}: Order) => {
  void ready.then((tools): void => {
    const piece = perform(task, tools, {tick, room})
    parentPort!.postMessage({piece} satisfies Answer, [piece.bytes.buffer as ArrayBuffer])
  }).catch(({name, message}: Error) => parentPort!.postMessage({error: {name, message}} satisfies Answer))
})
