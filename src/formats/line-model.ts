import {measureLines, type MeasuredLine} from './line-measure.ts'
import {fillRow, fillWhole} from './line-rows.ts'
import {fillAgain, lookAgain} from './line-second.ts'
import {countSigns, readText, type Text} from './line-text.ts'
import {rateRows, readLineTrees} from './line-trees.ts'
import {firstWeights, secondWeights} from './line-weights.ts'

/** Lines with how likely each is main content, 0 to 1. */
export interface RatedLines {
  readonly text: Text
  readonly main: Float32Array
}

const firstLook = /* @__PURE__ */ readLineTrees(firstWeights)
const secondLook = /* @__PURE__ */ readLineTrees(secondWeights)

/**
 * From here on a line is kept. Losing a line of an article is worse than keeping one of what surrounds it: at this level no more than two
 * of a hundred characters of articles go (docs/line-model.md).
 */
const level = 0.28
const zero = /* @__PURE__ */ Math.log(level / (1 - level))

/** By how much what is likely becomes likelier, and what is not less so: the cleaner then draws the line here, whatever else a text holds. */
const sharpness = 5

/**
 * Rate the lines of a text that was taken out of a page: gradient-boosted trees over the shape of each line, its neighbours and its place, and a
 * second look at what the first says of the lines around it. Where no page surrounds the text, which some lines must be sure signs of, there is nothing to rate.
 *
 * Words of pages count for little; docs/line-model.md tells what counts, how it was trained, and how well it does.
 */
export function rateLines(lines: readonly MeasuredLine[]): RatedLines | undefined {
  if (!mayBePage(lines)) return undefined
  const text = readText(measureLines(lines))
  const {count} = text.measures
  const odds = rateRows(firstLook, count, (index, row) => {
    if (index === 0) fillWhole(text, row)
    fillRow(text, index, row)
  })
  const seen = lookAgain(text, odds.map(likely))
  const again = rateRows(secondLook, count, (index, row) => fillAgain(seen, index, row))
  return isPage(text, again) ? {text, main: settle(text, again)} : undefined
}

const likely = (odds: number): number => 1 / (1 + Math.exp(-odds))

// Prose goes on: right behind other prose a line is no less likely than the middle between the two, in logarithms of odds.
function settle({prose, measures: {dash}}: Text, odds: Float32Array): Float32Array {
  return odds.map((own, index) => {
    const goesOn = prose[index]! > 0 && prose[index - 1]! > 0 && dash[index] === 0
    return likely(((goesOn ? Math.max(own, (own + odds[index - 1]!) / 2) : own) - zero) * sharpness)
  })
}

/** In logarithms of odds: below this a line is no content for sure. */
const sure = -2.6
/** One of so many lines is surely none, where a page surrounds a text. */
const oneOf = 25

/** Or one of so many is known by its words. */
const knownOf = 10

/** Fewest lines that stand above the first prose of a page that is known by nothing else, and fewest that would go. */
const few = 2

// Some lines are surely no content, and two are known by their words or one stands before the article: a list of names at the end of a post does not make a page.
// In the inner part of a page nothing may be sure; there a title and a line of credits stand above the prose, as they do on no text that begins with itself.
function isPage({sums, core, prose, measures: {count}}: Text, odds: Float32Array): boolean {
  const known = sums.known[count]!
  let [others, before, going] = [0, 0, 0]
  for (let index = 0; index < count; index++) {
    if (odds[index]! < zero) going++
    if (odds[index]! >= sure) continue
    others++
    if (index < core.first) before++
  }
  return known >= Math.max(few, count / knownOf) || (others >= Math.max(few, count / oneOf) && (before > 0 || known >= few)) || (going >= few && prose.findIndex((units) => units > 0) >= few)
}

/** Of so many lines one at least is known to stand around articles, where a page surrounds a text of any length. */
const alone = 200
/** Longest line, in characters, that is looked at before anything is known of the others. */
const short = 100

// A book has thousands of paragraphs to rate, and nothing that a page could be known by: two lines known by their words, or two without prose above the first prose.
function mayBePage(lines: readonly MeasuredLine[]): boolean {
  const {known, above} = countSigns(measureLines(lines.filter(({text}, index) => text.length <= short || index < 2)))
  return known >= Math.max(2, lines.length / alone) || above >= 2
}
