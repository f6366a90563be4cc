import type {Document} from '../document.ts'
import {hashOf} from './likeness.ts'
import type {Line} from './lines.ts'
import type {RuleExample} from './rule-file.ts'

/** What is known of a line, or of lines that are alike. */
export interface Seen {
  readonly key: string
  /** As it stood in the first document; the address of an image. */
  readonly text: string
  readonly image: boolean
  /** Of lines that are alike. */
  readonly shingles: Uint32Array | undefined
  /** In how many documents it stood, and the number of the last. */
  documents: number
  last: number
  /** In how many it was the same as in the first: to the letter, or of one shape where lines are alike. */
  same: number
  /** How often it stood anywhere, and where. */
  times: number
  readonly stood: {head: number; inside: number; tail: number}
  /** How often it was sure that it stood there. */
  sure: number
  /** How often it was a label, and then how often each bit of the hash of the line behind it was set: the same in any order, where a majority vote is not. */
  labels: number
  bits: Uint32Array | undefined
  readonly examples: RuleExample[]
}

const mostExamples = 3

/** Begin to know a line. */
export function first({block: {kind, text}, key}: Line, shingles?: Uint32Array): Seen {
  const image = kind === 'image'
  return {
    key, text: image ? key.slice('image '.length) : text, image, shingles,
    documents: 0, last: 0, same: 0, times: 0, stood: {head: 0, inside: 0, tail: 0}, sure: 0, labels: 0, bits: undefined, examples: []
  }
}

/** Note that a line stands in a document, the `number`th that was looked at. */
export function note(seen: Seen, {block, key, zone, sure, label, next}: Line, document: Document, number: number): void {
  seen.times++
  seen.stood[zone]++
  if (sure) seen.sure++
  if (label) noteNext(seen, next)
  if (seen.last === number) return
  seen.last = number
  seen.documents++
  if (seen.shingles || seen.image ? key === seen.key : block.text === seen.text) seen.same++
  if (seen.examples.length < mostExamples) seen.examples.push({document: nameOf(document), ...(seen.image || block.text === seen.text ? {} : {text: block.text})})
}

function noteNext(seen: Seen, next: string): void {
  const hash = hashOf(next)
  seen.labels++
  seen.bits ??= new Uint32Array(32)
  for (let bit = 0; bit < 32; bit++) seen.bits[bit]! += (hash >>> bit) & 1
}

/** The share of a label's times that the same line stood behind it; never too low, and too high where the lines that stood there else are many. */
export function following({labels, bits}: Seen): number {
  return bits === undefined ? 0 : Math.min(...Array.from(bits, (set) => Math.max(set, labels - set))) / labels
}

const nameOf = ({data: {id, provenance}}: Document): string => provenance.path ?? provenance.url ?? id
