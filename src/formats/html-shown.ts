import {readCredits, type Credit} from './credits.ts'
import type {Page} from './html-page.ts'
import {regionOf, type Region} from './html-region.ts'
import {readAuthors} from './html-shown-authors.ts'
import {readDates, type Reader} from './html-shown-dates.ts'

// Elements stand in one another, so each line comes again and again.
function creditReader({dates}: Page): Reader {
  const known = new Map<string, readonly Credit[]>()
  return (line) => {
    const found = known.get(line) ?? readCredits(line, dates)
    known.set(line, found)
    return found
  }
}

/** Read what a page shows near its headline, in elements that are made or named for dates and authors. */
export function readShown(page: Page): Region {
  const region = regionOf(page)
  if (region.listing) return region
  const read = creditReader(page)
  readDates(page, region, read)
  readAuthors(page, region, read)
  return region
}
