import {sourceOf, type Adapter, type Claim, type Gap} from '../src/adapter.ts'
import {paragraph} from '../src/document.ts'
import {lines} from '../src/formats/lines.ts'

/** Reads one paragraph a line and loses nothing; a leading `- ` is syntax. */
export function lineAdapter(more: Partial<Adapter> = {}): Adapter {
  return {
    name: 'line',
    version: 1,
    match: {extensions: ['.line']},
    *read(file) {
      const {places} = sourceOf(file)
      const children = [...lines(file.value)].filter(({value}) => value.trim() !== '').map(({value, start, end}) => {
        const skip = value.startsWith('- ') ? 2 : 0
        const node = paragraph(value.slice(skip), places.position(start + skip, end))
        node.position = places.position(start, end)
        return node
      })
      yield {children}
    },
    *claim({text, start}: Gap): Iterable<Claim> {
      if (text.startsWith('- ')) yield {class: 'markup', start, end: start + 2}
    },
    ...more
  }
}
