// The visible text of a page, one line a block: what tools that take text out of pages leave, furniture and all.
import {Parser} from 'htmlparser2'

const names = (list) => new Set(list.split(' '))

const blocks = names('address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul')
const unread = names('script style noscript template svg head title iframe object audio video canvas math select textarea button')
const voids = names('area base br col embed hr img input link meta param source track wbr')

const isHidden = (name, attributes) => !voids.has(name) && (unread.has(name) || 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attributes.style ?? ''))

/** Lines, an item with a dash, and the parts of the page: `{from, to}` in lines, an outer one behind the inner ones. */
export function visibleLines(html) {
  const [lines, parts, open] = [[], [], []]
  const state = {text: '', item: false, hidden: 0}
  const flush = () => {
    const line = state.text.replace(/\s+/gu, ' ').trim()
    if (line !== '') lines.push(state.item ? `- ${line}` : line)
    if (line !== '') state.item = false
    state.text = ''
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      const hides = isHidden(name, attributes)
      if (hides) state.hidden++
      else if (state.hidden === 0 && blocks.has(name)) {
        flush()
        state.item = name === 'li'
      }
      open.push({hides, from: lines.length})
    },
    ontext(text) {
      if (state.hidden === 0) state.text += text
    },
    onclosetag(name) {
      const {hides, from} = open.pop()
      if (hides) state.hidden--
      else if (state.hidden === 0 && blocks.has(name)) {
        flush()
        if (name === 'li') state.item = false
        if (lines.length > from) parts.push({from, to: lines.length})
      }
    }
  }, {decodeEntities: true})
  parser.end(html)
  flush()
  return {lines, parts}
}
