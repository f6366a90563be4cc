import {flat} from '../text.ts'
import {changed} from './dated-line.ts'
import {findDate, readDate, type DateOptions} from './dates.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {firstWithin, nearestPost, type Posts} from './html-posts.ts'

/** A date in a post, and under which sign it stands there: the posts of a page are alike. */
interface Dated {
  readonly sign: string
  readonly value: string
  /** The sign is made for dates. */
  readonly made: boolean
}

/** So many signs of a post are asked, in page order. */
const most = 8

/** So many posts are enough to compare. */
const compared = 40

/**
 * Read when the posts of a thread were written.
 *
 * A post may hold several dates: when its writer joined, when it was written, and when it was changed. That under one sign which goes on from
 * post to post is when they were written; of several, the latest, as nobody writes before joining.
 */
export function datesOfPosts(posts: Posts, given: DateOptions): ReadonlyMap<ElementNode, string> {
  const elements = [...posts.elements]
  const options = given.order ? given : {...given, ...orderOf(elements.slice(0, compared), posts)}
  const all = new Map(elements.map((element) => [element, datesIn(element, posts, options)]))
  const sign = signOf([...all.values()].slice(0, compared))
  return new Map([...all].flatMap(([element, found]) => {
    const own = found.find((item) => item.sign === sign) ?? found.find(({made}) => made) ?? found.find(({value}) => value.includes('T')) ?? found[0]
    return own ? [[element, own.value] as const] : []
  }))
}

function datesIn(element: ElementNode, {dates, elements}: Posts, options: DateOptions): Dated[] {
  const found: Dated[] = []
  const counts = new Map<string, number>()
  for (let at = firstWithin(dates, element), count = 0; at && count < most; at = firstWithin(dates, element, at.start + 1), count++) {
    if (nearestPost(at, elements) !== element) continue
    const text = flat(textContent(at).slice(0, 400)).slice(0, 200)
    const value = [attribute(at, 'datetime'), attribute(at, 'content'), attribute(at, 'title'), text].map((said) => valueOf(said, options)).find((date) => date !== undefined)
    if (value === undefined || isChange(at, text) || ofWriter.test(`${before(at)} ${text}`)) continue
    const name = `${at.name}.${attribute(at, 'class') ?? ''}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
    found.push({sign: `${name} ${counts.get(name)}`, value, made: at.name === 'time' || at.attributes.has('itemprop') || at.attributes.has('title')})
  }
  return found
}

/** Words that say of a date that it is of the writer, and not of the post. */
const ofWriter = /注册|註冊|登[录錄入]|在线|上次|生日|join|regist|member since|last (?:seen|active|visit|login|activity)|inscri|desde|depuis|membre|dabei|beigetreten|mitglied|iscritt|lid sinds|lid geworden|регистр|с нами|заход|kayıt|üyelik|登録|가입/iu

// What stands before another date is about that one.
const before = (element: ElementNode): string => {
  const siblings = element.parent?.children ?? []
  const own = siblings.slice(0, siblings.indexOf(element)).filter((node) => node.type === 'element' || node.value.trim() !== '').at(-1)
  return own === undefined ? '' : (own.type === 'text' ? own.value : textContent(own).slice(0, 200)).slice(-40).replace(/^.*\p{Nd}/su, '')
}

const valueOf = (said: string | undefined, options: DateOptions): string | undefined =>
  said === undefined || said === '' ? undefined : readDate(said.trim(), options) ?? findDate(said, options)?.value

const isChange = (element: ElementNode, text: string): boolean => {
  const said = `${text} ${[element, element.parent].map((item) => (item && attribute(item, 'class')) ?? '').join(' ')}`
  return changed.test(said) || /\bedit(?!or)|last-?edit|编辑|編輯/iu.test(said)
}

function signOf(posts: ReadonlyArray<readonly Dated[]>): string | undefined {
  const columns = new Map<string, string[]>()
  for (const found of posts) for (const {sign, value} of found) columns.set(sign, [...(columns.get(sign) ?? []), value])
  const likely = [...columns].filter(([, values]) => values.length >= 0.7 * posts.length && goesOn(values))
  // The time of day stands with posts, and seldom with anything else.
  const timed = likely.filter(([, values]) => values.every((value) => value.includes('T')))
  return (timed.length > 0 ? timed : likely).sort(([, a], [, b]) => (a[0]! < b[0]! ? 1 : -1))[0]?.[0]
}

// In the order in which the posts were written, or from the last to the first.
function goesOn(values: readonly string[]): boolean {
  const steps = values.slice(1).map((value, index) => Math.sign(value.localeCompare(values[index]!)))
  const [up, down] = [1, -1].map((sign) => steps.filter((step) => step === sign).length) as [number, number]
  return up !== down && Math.min(up, down) <= 0.1 * steps.length
}

// Where a page does not say how it writes `05/06/2018`, one of its dates may.
function orderOf(elements: readonly ElementNode[], {dates}: Posts): DateOptions {
  let [days, months] = [false, false]
  for (const element of elements) {
    for (let at = firstWithin(dates, element), count = 0; at && count < most; at = firstWithin(dates, element, at.start + 1), count++) {
      const [, first, second] = /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/]\d{4}/u.exec(textContent(at).slice(0, 200)) ?? []
      days ||= Number(first) > 12
      months ||= Number(second) > 12
    }
  }
  return days === months ? {} : {order: days ? 'day-month' : 'month-day'}
}
