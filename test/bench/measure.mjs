/** Timing that compares within one run: tasks take turns, and the best round of each counts, so that a busy machine slows all alike. */

/** Milliseconds of the processor, on all threads: other programs do not count. */
function processor() {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds of the best round of each task, after one round that does not count. */
export function race(tasks, rounds, clock = processor) {
  const best = tasks.map(() => Infinity)
  for (let round = 0; round <= rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      // What the task before left behind is not this one's.
      globalThis.gc?.()
      const started = clock()
      task()
      const took = clock() - started
      if (round > 0) best[index] = Math.min(best[index], took)
    }
  }
  return best
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
