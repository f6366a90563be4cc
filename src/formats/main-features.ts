import type {Feature, Page} from './main-feature.ts'
import {anchorFeatures} from './main-features-anchors.ts'
import {placeFeatures} from './main-features-place.ts'
import {textFeatures} from './main-features-text.ts'
import {marks} from './main-marks.ts'
import type {Block} from './main-view.ts'

/** How many steps a block stands below the nearest element with each mark. */
const markFeatures: readonly Feature[] = marks.map(({name, by}, index): Feature => ({
  name: `in-${name}`, group: by, of: ({spot}) => spot.steps[index]!
}))

/** Everything the classifier knows of a block, in the order of the model's columns. */
export const features: readonly Feature[] = [...textFeatures, ...markFeatures, ...placeFeatures, ...anchorFeatures]

const firstMark = textFeatures.length

/** What is left when the marks and what is the same all over the page are written: a call for each of 190 features would cost more than the trees. */
const own = features.flatMap((feature, column) => (feature.ofPage || (column >= firstMark && column < firstMark + marks.length) ? [] : {column, of: feature.of}))

/** Write the features of a page, which are the same for all of its blocks, into a row. */
export function fillPage(page: Page, row: Float32Array): void {
  const [block] = page.blocks
  if (block) for (const [column, {of, ofPage}] of features.entries()) if (ofPage) row[column] = of(block, page)
}

/** Write the features of a block into a row that has those of its page. */
export function fillRow(block: Block, page: Page, row: Float32Array): void {
  const {steps} = block.spot
  for (let mark = 0; mark < steps.length; mark++) row[firstMark + mark] = steps[mark]!
  for (let index = 0; index < own.length; index++) {
    const {column, of} = own[index]!
    row[column] = of(block, page)
  }
}
