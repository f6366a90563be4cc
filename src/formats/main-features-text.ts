import {flag, share, type Feature} from './main-feature.ts'

/** What a block's own text and kind say. */
export const textFeatures: readonly Feature[] = [
  {name: 'units', group: 'text', of: ({shape}) => shape.units},
  {name: 'letters-a-unit', group: 'text', of: ({shape}) => share(shape.letters, shape.units)},
  {name: 'ends-sentence', group: 'text', of: ({shape}) => flag(shape.ends)},
  {name: 'dates', group: 'text', of: ({shape}) => flag(/\d{4}[-/.年]\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|\d:\d\d/u.test(shape.text.slice(0, 100)))},
  {name: 'begins-low', group: 'text', of: ({shape}) => flag(shape.lower)},
  {name: 'stop-share', group: 'text', of: ({shape}) => share(shape.stops, shape.units)},
  {name: 'commas', group: 'text', of: ({shape}) => shape.commas},
  {name: 'comma-share', group: 'text', of: ({shape}) => share(shape.commas, shape.units)},
  {name: 'sign-share', group: 'text', of: ({shape}) => share(shape.signs, shape.units)},
  {name: 'symbol-share', group: 'text', of: ({shape}) => share(shape.symbols, shape.units)},
  {name: 'symbols', group: 'text', of: ({shape}) => shape.symbols},
  {name: 'digits', group: 'text', of: ({shape}) => shape.digits},
  {name: 'digit-share', group: 'text', of: ({shape}) => share(shape.digits, shape.letters)},
  {name: 'capital-share', group: 'text', of: ({shape}) => share(shape.capitals, shape.units)},
  {name: 'dense-share', group: 'text', of: ({shape}) => share(shape.dense, shape.letters)},
  {name: 'breaks', group: 'text', of: ({shape}) => shape.breaks},
  {name: 'stressed-share', group: 'text', of: ({shape}) => share(shape.stressed, shape.units)},
  {name: 'images', group: 'text', of: ({shape}) => shape.images},
  {name: 'link-share', group: 'links', of: ({shape}) => share(shape.linked, shape.units)},
  {name: 'links', group: 'links', of: ({shape}) => shape.links},
  {name: 'units-a-link', group: 'links', of: ({shape}) => share(shape.linked, shape.links)},
  {name: 'unlinked', group: 'links', of: ({shape}) => shape.units - shape.linked},
  {name: 'heading', group: 'kind', of: ({depth}) => depth},
  {name: 'is-code', group: 'kind', of: ({node}) => flag(node.type === 'code' || node.type === 'math')},
  {name: 'rows', group: 'kind', of: ({shape}) => shape.rows},
  {name: 'units-a-cell', group: 'kind', of: ({shape}) => share(shape.units, shape.cells)},
  {name: 'hidden', group: 'kind', of: ({node}) => flag(node.data?.role === 'hidden')},
  {name: 'depth', group: 'element', of: ({spot}) => spot.depth},
  {name: 'holds-block', group: 'element', of: ({element}) => flag(element.holdsBlock)}
]
