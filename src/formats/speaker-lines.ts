import {codesOf} from '../text.ts'
import {lastCode} from './characters.ts'
import type {Row} from './layout-rows.ts'
import {isRole, isSomebody, type Label} from './speakers.ts'

/** Longer lines are no labels. */
const longest = 100

/** Nor are longer names. */
const longestName = 40

const clauseEnds = /* @__PURE__ */ codesOf('.。!！?？,，:：;；')
const dash = /[-–—─]/u
const withRole = /^(.{2,40}?)(?:\s(?:--?|–|—)\s|\s?(?:——|──)\s?)(.{2,60})$/u

/**
 * Learn labels that are lines of their own without a colon: `Operator`, `Jane Roe -- Chief Financial Officer`, and what is said below them.
 *
 * They must recur, follow each other, and hold most of the document, and one of them must say a role, as headings recur too.
 */
export function learnNameLines(rows: readonly Row[]): Map<string, Label> {
  const turns = new Map<string, number>()
  const labels = new Map<string, Label>()
  for (let index = 0; index < rows.length; index++) {
    const {text} = rows[index]!
    const label = isSaid(rows[index + 1]) ? readNameLine(text) : undefined
    if (!label) continue
    labels.set(text, label)
    turns.set(text, (turns.get(text) ?? 0) + 1)
  }
  const recurring = [...turns].filter(([, count]) => count >= 2)
  const roles = recurring.filter(([line]) => labels.get(line)!.role !== undefined || isRole(line))
  if (recurring.length < 2 || roles.length === 0 || !holds(rows, labels)) return new Map()
  // Who speaks once is known by a role in the same form.
  return new Map([...labels].filter(([line, {role}]) => turns.get(line)! >= 2 || role !== undefined || isRole(line)))
}

/** Read a line that is a name, or a name and a role. */
export function readNameLine(text: string): Label | undefined {
  if (text.length > longest || clauseEnds.has(lastCode(text))) return undefined
  const [, name, role] = (dash.test(text) && withRole.exec(text)) || []
  const by = name ?? text
  if (by.length > longestName) return undefined
  if (!isSomebody(by) || /\d/u.test(by)) return undefined
  return {by, length: text.length, ...(role === undefined ? {} : {role})}
}

const isSaid = (row: Row | undefined): boolean => row !== undefined && (row.ends || row.text.length > 60)

// Of the characters of the document, those from the first label on.
function holds(rows: readonly Row[], labels: ReadonlyMap<string, Label>): boolean {
  const first = rows.findIndex(({text}) => labels.has(text))
  const length = (from: number): number => rows.slice(from).reduce((sum, {text}) => sum + text.length, 0)
  return length(first) > length(0) * 0.6
}
