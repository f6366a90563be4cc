import {endsSentence, units} from '../text.ts'
import {defaultColumns, kindOf, roleColumns, type Column, type Kind, type Role} from './columns.ts'

/** More columns than this are not looked at one by one. */
const most = 256

/** Tell what the columns of a table without names mean by what stands in them. */
export function inferColumns(sample: readonly (readonly string[])[], count: number): Column[] {
  if (count > most || sample.length === 0) return roleColumns(new Map(), count)
  const profiles = Array.from({length: count}, (_, index) => profile(sample, index))
  if (fitsDefault(profiles)) return roleColumns(new Map(defaultColumns.map((role, index) => [index, role])), count)
  return roleColumns(guess(profiles, sample), count)
}

/**
 * Tell by their values what columns mean whose names do not say it.
 *
 * Where no name is known, all of them are looked at; where some are, only a column of posts that nothing names is looked for. A
 * column that is called a thread and holds no ids has titles.
 */
export function completeColumns(columns: readonly Column[], sample: readonly (readonly string[])[]): Column[] {
  if (columns.length > most || sample.length === 0) return [...columns]
  const profiles = columns.map((_, index) => profile(sample, index))
  const named = columns.filter(({role}) => role !== undefined)
  const knows = (role: Role): boolean => named.some((column) => column.role === role)
  const found = knows('content') ? new Map<number, Role>() : guess(profiles.filter(({index}) => columns[index]!.role === undefined), sample)
  return columns.map((column, index) => {
    if (column.role === 'threadId' && !knows('title') && isTitle(profiles[index]!)) return {...column, role: 'title'}
    const role = found.get(index)
    return role !== undefined && !knows(role) && (role === 'content' || named.length === 0) ? {...column, role} : column
  })
}

// Ids have no spaces, or are written without letters.
const isTitle = ({kind, values}: Profile): boolean => kind === 'text' && values.some((value) => /\p{L}\s+\S|^[^\da-z]+$/iu.test(value))

interface Profile {
  readonly index: number
  readonly values: readonly string[]
  /** What at least nine of ten values are, where there are any. */
  readonly kind: Kind | undefined
  /** Mean number of units. */
  readonly size: number
  readonly distinct: number
}

function profile(sample: readonly (readonly string[])[], index: number): Profile {
  const values = sample.map((row) => row[index]?.trim() ?? '')
  const filled = values.filter((value) => value !== '')
  const kinds = filled.map(kindOf)
  const kind = (['number', 'url', 'date'] as const).find((name) => kinds.filter((found) => found === name).length >= Math.max(1, filled.length * 0.9))
  const size = filled.reduce((sum, value) => sum + units(value.slice(0, 2000)), 0) / Math.max(1, filled.length)
  return {index, values, kind: kind ?? (filled.length > 0 ? 'text' : undefined), size, distinct: new Set(filled).size}
}

const defaultKinds: ReadonlyArray<readonly [number, Kind]> = [[0, 'number'], [4, 'url'], [6, 'url'], [7, 'date'], [8, 'number'], [10, 'url'], [11, 'date'], [12, 'number']]

// An empty column says nothing; one of another kind is an exception that the others must outweigh. Some dumps end each row with a delimiter.
function fitsDefault(profiles: readonly Profile[]): boolean {
  const {length} = defaultColumns
  if (profiles.length < length || profiles.slice(length).some(({kind}) => kind !== undefined)) return false
  const told = defaultKinds.filter(([index]) => profiles[index]!.kind !== undefined)
  const right = told.filter(([index, kind]) => profiles[index]!.kind === kind)
  return right.length >= 4 && right.length >= told.length * 0.75
}

function guess(profiles: readonly Profile[], sample: readonly (readonly string[])[]): Map<number, Role> {
  const roles = new Map<number, Role>()
  const give = (role: Role, found: Profile | undefined): void => {
    if (found && !roles.has(found.index)) roles.set(found.index, role)
  }
  const of = (kind: Kind): Profile[] => profiles.filter((item) => item.kind === kind && !roles.has(item.index))
  const content = contentIn(of('text'))
  if (!content) return roles
  give('content', content)
  const thread = threadIn(of('number'), sample.length)
  give('threadId', thread)
  const steady = (item: Profile): boolean => thread !== undefined && changes(item, thread) === 0
  give('floor', of('number').find((item) => countsUp(item, thread)))
  give('postId', of('number').find((item) => !steady(item) && item.distinct === sample.length && sample.length > 1))
  give('threadDate', of('date').length > 1 || sample.length > 1 ? of('date').find(steady) : undefined)
  give('date', of('date')[0])
  const title = of('text').filter((item) => steady(item) && item.size >= 2).sort((a, b) => b.size - a.size)[0]
  give('title', title)
  give('author', of('text').find((item) => !steady(item) && item.size <= 8 && item.distinct > 1))
  give('url', thread ? of('url').find(steady) : of('url').find((item) => item.distinct === sample.length))
  return roles
}

// The longest text; short ones are posts where most end as sentences do.
function contentIn(texts: readonly Profile[]): Profile | undefined {
  const [longest] = [...texts].sort((a, b) => b.size - a.size)
  if (longest && longest.size > 4) return longest
  return texts.find(({values}) => values.filter((value) => /\s/u.test(value) && endsSentence(value)).length > values.length / 2)
}

/** Of so few rows nearly each may begin a thread. */
const few = 8

// A number that stays for rows on end, and never comes back.
function threadIn(numbers: readonly Profile[], count: number): Profile | undefined {
  return numbers.find(({values, distinct}) => {
    const runs = values.filter((value, index) => index === 0 || value !== values[index - 1]).length
    return count > 2 && runs === distinct && distinct <= (count > few ? count / 2 : count - 1) && values.every((value) => value !== '')
  })
}

function changes({values}: Profile, thread: Profile): number {
  return values.filter((value, index) => index > 0 && thread.values[index] === thread.values[index - 1] && value !== values[index - 1]).length
}

// 1, 2, 3 within a thread, perhaps with gaps.
function countsUp({values}: Profile, thread: Profile | undefined): boolean {
  if (values.length < 2 || Number(values[0]) > 1) return false
  return values.every((value, index) => {
    const first = index === 0 || (thread !== undefined && thread.values[index] !== thread.values[index - 1])
    return /^\d{1,6}$/u.test(value) && (first ? Number(value) <= 1 : Number(value) > Number(values[index - 1]) && Number(value) - Number(values[index - 1]) < 50)
  })
}
