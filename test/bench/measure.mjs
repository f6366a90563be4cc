/** Timing that compares within one run: the best round of each task counts. */

/** Milliseconds of the processor, on all threads: other programs do not count. */
function processor() {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

/** Turns that each task has: between them the others run, so that a busy minute hurts all. */
const turns = 3

/**
 * Milliseconds of the best round of each task. Within a turn the rounds of a task follow one another, as its calls do in a batch:
 * code stays compiled, and a task pays for its own garbage.
 */
export function race(tasks, rounds, clock = processor) {
  const best = tasks.map(() => Infinity)
  for (let turn = 0; turn < turns; turn++) {
    for (const [index, task] of tasks.entries()) {
      globalThis.gc?.()
      for (let round = 0; round < rounds; round++) {
        const started = clock()
        task()
        best[index] = Math.min(best[index], clock() - started)
      }
    }
  }
  return best
}

/** Milliseconds that each task takes in the middle of its rounds, each round on an empty heap: for how time grows, where the best round flatters. */
export function middles(tasks, rounds, clock = processor) {
  const all = tasks.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      globalThis.gc?.()
      const started = clock()
      task()
      all[index].push(clock() - started)
    }
  }
  return all.map(median)
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
