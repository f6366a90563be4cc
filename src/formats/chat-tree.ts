import type {Nodes, RootContent} from 'mdast'
import {entry, paragraph, type Entry} from '../document.ts'
import type {Places} from '../place.ts'
import {textOf} from './chat-stamps.ts'
import {readOpenings, type Message, type Said} from './chat.ts'

/** Make the tree of a chat: an entry for each message, a paragraph for each of its lines; what the program itself says stands between them. */
export function growChat(messages: readonly Message[], places: Places): RootContent[] {
  const lineOf = ({text, start, end}: Said) => paragraph(text, places.position(start, end))
  return messages.flatMap(({start, opening, at, isNotice, said}): RootContent[] => {
    const children = said.map(lineOf)
    if (!opening) return children.map((node) => (isNotice ? {...node, data: {role: 'action'}} : node))
    const {by, stamp, length} = opening
    const time = textOf(stamp)
    const end = said.at(-1)?.end ?? start + length
    return [entry({by, ...(at === undefined ? {} : {at}), ...(at === time ? {} : {data: {extra: {time}}})}, children, places.position(start, end))]
  })
}

/** Whether the text before a message is its opening, all of which the entry holds. */
export function opensMessage(text: string, {by, at, data}: Extract<Nodes, {type: 'entry'}>): boolean {
  const time: Entry['at'] | unknown = data?.extra?.['time'] ?? at
  return readOpenings(text).some((opening) => opening.by === by && textOf(opening.stamp) === time && text.slice(opening.length).trim() === '')
}
