import {measureLines, type MeasuredLine} from './line-measure.ts'
import {fillRow, fillWhole} from './line-rows.ts'
import {fillAgain, lookAgain} from './line-second.ts'
import {readText, type Text} from './line-text.ts'
import {rateRows, readLineTrees} from './line-trees.ts'
import {firstWeights, secondWeights} from './line-weights.ts'

/** Lines with how likely each is main content, 0 to 1. */
export interface RatedLines {
  readonly text: Text
  readonly main: Float32Array
  /** Whether a page surrounds the text: some lines can be nothing else. Of a text without such lines nothing is known to be amiss. */
  readonly isPage: boolean
}

const firstLook = /* @__PURE__ */ readLineTrees(firstWeights)
const secondLook = /* @__PURE__ */ readLineTrees(secondWeights)

/**
 * From here on a line is kept. Losing a line of an article is worse than keeping one of what surrounds it: at this level no more than two
 * of a hundred characters of articles go (docs/line-model.md).
 */
const level = 0.45

/**
 * Rate the lines of a text that was taken out of a page: gradient-boosted trees over the shape of each line, its neighbours and its place, and a
 * second look at what the first says of the lines around it.
 *
 * Words of pages count for little; docs/line-model.md tells what counts, how it was trained, and how well it does.
 */
export function rateLines(lines: readonly MeasuredLine[]): RatedLines {
  const text = readText(measureLines(lines))
  const {count} = text.measures
  const odds = rateRows(firstLook, count, (index, row) => {
    if (index === 0) fillWhole(text, row)
    fillRow(text, index, row)
  })
  const seen = lookAgain(text, odds.map(likely))
  const again = rateRows(secondLook, count, (index, row) => fillAgain(seen, index, row))
  const main = settle(text, again)
  return {text, main, isPage: isPage(text, main)}
}

const likely = (odds: number): number => 1 / (1 + Math.exp(-odds))

// Prose goes on: right behind other prose a line is no less likely than the middle between the two, in logarithms of odds.
function settle({prose, measures: {dash}}: Text, odds: Float32Array): Float32Array {
  const zero = Math.log(level / (1 - level))
  return odds.map((own, index) => {
    const goesOn = prose[index]! > 0 && prose[index - 1]! > 0 && dash[index] === 0
    return likely((goesOn ? Math.max(own, (own + odds[index - 1]!) / 2) : own) - zero)
  })
}

/** Below this a line is no content for sure. */
const sure = 0.07

// Two short lines of words that stand around articles, or one and a few that surely are none, or such lines all over the text.
function isPage({sums, measures: {count}}: Text, main: Float32Array): boolean {
  const known = sums.known.at(-1)!
  const others = main.reduce((sum, value) => sum + Number(value < sure), 0)
  return known >= 2 || (known >= 1 && others >= 6) || (others >= 20 && others >= count * 0.4)
}
