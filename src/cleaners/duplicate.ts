import {isProse, type Block, type Page} from '../blocks.ts'
import type {Cleaner, Rule} from '../edit.ts'
import {blockCleaner, type Marks} from '../rule.ts'

const rules: readonly Rule[] = [
  {
    id: 'title', category: 'duplicate', what: 'a line that repeats the title which the front matter or the heading above gives',
    matches: ['# 码头的三十年\n\n码头的三十年', '# The yard\n\nBy the river\n\n**The yard**'],
    spares: ['# The yard\n\nThe yard by the river', '## Paint\n\nPaint', '# 码头\n\n码头的三十年里船换过五条，人换过两代，汽笛还是原来的那一只，声音传得很远。\n\n码头']
  },
  {
    id: 'repeated', category: 'duplicate', what: 'a paragraph that stood there before, word for word',
    matches: ['The yard by the river was closed in the spring of that year, after the last boat had been sold to a man from the north, who never came to fetch her.\n\nThe ice came early.\n\nThe yard by the river was closed in the spring of that year, after the last boat had been sold to a man from the north, who never came to fetch her.'],
    spares: [
      'The ferry is late.\n\nThe ferry is late.', '> 潮起潮落\n\n> 潮起潮落',
      'Row, row, row your boat, gently down the stream,\\\nmerrily, merrily, merrily, merrily, life is but a dream, and the oar is in the water,\\\nrow, row, row\n\nRow, row, row your boat, gently down the stream,\\\nmerrily, merrily, merrily, merrily, life is but a dream, and the oar is in the water,\\\nrow, row, row'
    ]
  }
]

/** Takes out what the source says twice. */
export function duplicate(): Cleaner {
  return blockCleaner({
    name: 'duplicate', version: 1, rules,
    find(page, marks) {
      markTitle(page, marks)
      markRepeated(page, marks)
    }
  })
}

const squeeze = (text: string): string => text.replace(/\s+/gu, '')

// The title of the front matter or of a first heading, again before any prose; further down it may be the heading of a chapter.
function markTitle({blocks, document: {data}}: Page, marks: Marks): void {
  if (blocks.filter(({node}) => node.type === 'heading' && node.depth === 1).length > 1) return
  const [won] = data.evidence.title ?? []
  const front = won?.from.startsWith('front-matter') ? [data.metadata.title, won.raw, won.value] : []
  let titles = new Set(front.filter((value) => typeof value === 'string').map(squeeze))
  let open = titles.size > 0
  for (const block of blocks) {
    if (open && isProse(block)) open = false
    if (open && !block.gone && titles.has(squeeze(block.text))) marks.set(block, {rule: 'title', reason: 'the title stands before it'})
    else if (block.node.type === 'heading' && block.node.depth === 1) {
      titles = new Set([...(open ? titles : []), squeeze(block.text)].filter((title) => title.length > 1))
      open = true
    }
  }
}

/** A repeated block must be this long: a refrain, a label or a note may stand twice. */
const shortest = 28
/** What stands in this many blocks at the top may be a summary of what follows. */
const lead = 4

function markRepeated({blocks}: Page, marks: Marks): void {
  const counts = countLooks(blocks)
  if (!counts.includes(2)) return
  let seen = new Set<string>()
  let opening: string[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    // Each section says what it has to say; only what opens a document is expected to come again.
    if (index > lead && seen.size > opening.length && (block.kind === 'heading' || block.kind === 'other')) seen = new Set(opening)
    if (index === lead) opening = [...seen]
    if (!isRepeatable(block) || counts[lookOf(block.text)] !== 2) continue
    if (!seen.has(block.text)) seen.add(block.text)
    else if (block.size >= shortest) marks.set(block, {rule: 'repeated', reason: 'the same paragraph stood there before'})
  }
}

const isRepeatable = ({gone, kind, text}: Block): boolean => !gone && kind === 'paragraph' && text.length >= shortest && !text.includes('\n')

/** Looks that are told apart. */
const looks = 2 ** 16

// How many paragraphs, up to two, have a look: most stand once, which their lengths and a few characters tell.
function countLooks(blocks: readonly Block[]): Uint8Array {
  const counts = new Uint8Array(looks)
  for (const block of blocks) {
    const look = isRepeatable(block) ? lookOf(block.text) : 0
    if (look > 0 && counts[look]! < 2) counts[look]!++
  }
  return counts
}

function lookOf(text: string): number {
  let look = text.length
  for (let part = 1; part < 5; part++) look = Math.imul(look, 31) + text.charCodeAt((text.length * part) / 5)
  return (look & (looks - 1)) | 1
}
