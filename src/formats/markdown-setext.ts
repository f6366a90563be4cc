import {setextUnderline} from 'micromark-core-commonmark'
import type {Construct, Extension} from 'micromark-util-types'
import type {Processor} from 'unified'
import {append} from './html-inline.ts'

/** A unified plugin for headings that are underlined: CommonMark's own copies all that stands above each of them, which is quadratic. */
export function readSetext(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(extension)
}

// The one that is disabled by its name has another here.
const underline: Construct = {
  ...setextUnderline,
  name: 'underline',
  resolveTo(events, context) {
    const from = events.findLastIndex(([kind, {type}]) => kind === 'enter' && type === 'content')
    append(events, setextUnderline.resolveTo!(events.splice(from), context))
    return events
  }
}

const extension: Extension = {flow: {45: underline, 61: underline}, disable: {null: ['setextUnderline']}}
