import {flag, share, type Feature} from './main-feature.ts'

/** What a block's own text and kind say. */
export const textFeatures: readonly Feature[] = [
  {name: 'units', group: 'text', what: 'length in information units; content is longer than labels', of: ({shape}) => shape.units},
  {name: 'letters-a-unit', group: 'text', what: 'characters a unit; addresses and identifiers are long', of: ({shape}) => share(shape.letters, shape.units)},
  {name: 'ends-sentence', group: 'text', what: 'whether it ends as a sentence ends, in any script', of: ({shape}) => flag(shape.ends)},
  {name: 'dates', group: 'text', what: 'whether it has a date or a time of day in figures, in its first 100 characters', of: ({shape}) => flag(/\d{4}[-/.年]\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d:\d\d/u.test(shape.text.slice(0, 100)))},
  {name: 'begins-low', group: 'text', what: 'whether it begins with a small letter or a sign', of: ({shape}) => flag(shape.lower)},
  {name: 'stop-share', group: 'text', what: 'signs that end sentences, a unit', of: ({shape}) => share(shape.stops, shape.units)},
  {name: 'commas', group: 'text', what: 'commas and the like', of: ({shape}) => shape.commas},
  {name: 'comma-share', group: 'text', what: 'commas and the like, a unit', of: ({shape}) => share(shape.commas, shape.units)},
  {name: 'sign-share', group: 'text', what: 'bars, dots, arrows, slashes, brackets, a unit; they stand between the items of menus and data', of: ({shape}) => share(shape.signs, shape.units)},
  {name: 'symbol-share', group: 'text', what: 'signs of currency, share, copyright, a unit', of: ({shape}) => share(shape.symbols, shape.units)},
  {name: 'symbols', group: 'text', what: 'signs of currency, share, copyright', of: ({shape}) => shape.symbols},
  {name: 'digits', group: 'text', what: 'digits', of: ({shape}) => shape.digits},
  {name: 'digit-share', group: 'text', what: 'share of digits among the characters; dates, prices, counts', of: ({shape}) => share(shape.digits, shape.letters)},
  {name: 'capital-share', group: 'text', what: 'words with a capital, a unit; names and labels', of: ({shape}) => share(shape.capitals, shape.units)},
  {name: 'dense-share', group: 'text', what: 'share of Han and kana among the characters, whose texts have other signs', of: ({shape}) => share(shape.dense, shape.letters)},
  {name: 'breaks', group: 'text', what: 'line breaks', of: ({shape}) => shape.breaks},
  {name: 'stressed-share', group: 'text', what: 'share of strong and emphasized text', of: ({shape}) => share(shape.stressed, shape.units)},
  {name: 'images', group: 'text', what: 'images', of: ({shape}) => shape.images},
  {name: 'link-share', group: 'links', what: 'share of the text that is links', of: ({shape}) => share(shape.linked, shape.units)},
  {name: 'links', group: 'links', what: 'number of links', of: ({shape}) => shape.links},
  {name: 'units-a-link', group: 'links', what: 'length of a link in units; in text they are short', of: ({shape}) => share(shape.linked, shape.links)},
  {name: 'unlinked', group: 'links', what: 'units that are no links', of: ({shape}) => shape.units - shape.linked},
  {name: 'heading', group: 'kind', what: 'rank of a heading, else 0', of: ({depth}) => depth},
  {name: 'is-code', group: 'kind', what: 'whether it is a block of code or a formula', of: ({node}) => flag(node.type === 'code' || node.type === 'math')},
  {name: 'rows', group: 'kind', what: 'rows of a table', of: ({shape}) => shape.rows},
  {name: 'units-a-cell', group: 'kind', what: 'units a cell of a table', of: ({shape}) => share(shape.units, shape.cells)},
  {name: 'hidden', group: 'kind', what: 'whether it is not shown', of: ({node}) => flag(node.data?.role === 'hidden')},
  {name: 'depth', group: 'element', what: 'elements around it', of: ({spot}) => spot.depth},
  {name: 'holds-block', group: 'element', what: 'whether its element holds other blocks: text beside blocks', of: ({element}) => flag(element.holdsBlock)}
]
