/** Scores of what an extractor says of a page against what people wrote down. */

const words = (text) => (text ?? '').toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []

function countBy(list) {
  const counts = new Map()
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** F1 of the lower-case words of two texts as multisets, with the corner cases of WCXB's `evaluate.py`. */
export function wordF1(text, reference) {
  const [found, wanted] = [words(text), words(reference)]
  if (wanted.length === 0 || found.length === 0) return Number(wanted.length === found.length)
  const counts = countBy(wanted)
  let shared = 0
  for (const [word, count] of countBy(found)) shared += Math.min(count, counts.get(word) ?? 0)
  return (2 * shared) / (found.length + wanted.length)
}

const quotes = [[/[\u2018-\u201b\u2032\u02bc`]/gu, '\''], [/[\u201c-\u201e\u2033\u00ab\u00bb]/gu, '"'], [/[\u2010-\u2015\u2212]/gu, '-'], [/\u2026/gu, '...'], [/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '']]

// Typography is nobody's merit.
function fold(value) {
  const text = quotes.reduce((folded, [from, to]) => folded.replace(from, to), String(value ?? '').normalize('NFKC'))
  return text.replace(/\s+/gu, ' ').trim().toLowerCase()
}

const title = (value) => fold(value).replace(/(?<![.。])[.。]+$/u, '')

function people(value) {
  const parts = [value ?? []].flat().flatMap((name) => String(name).split(/[,;|/&、]| and /gu))
  const names = parts.map((name) => fold(name).replace(/^(?:written |posted |published )?by[:\s]+/u, '').replace(/^(?:作者|文|记者|编辑|来源)[:：/\s]+/u, ''))
  return [...new Set(names.filter(Boolean))].sort().join(',')
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const iso = (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The day that a date names, in whatever form it is given; nothing where it names none. */
export function dayOf(value) {
  const text = String(value ?? '').trim()
  const numeric = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/u.exec(text)
  if (numeric) return iso(...numeric.slice(1))
  const [, month, day, year] = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/iu.exec(text) ?? []
  if (months.includes(month?.slice(0, 3).toLowerCase())) return iso(year, months.indexOf(month.slice(0, 3).toLowerCase()) + 1, day)
  const [, first, name, last] = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})/iu.exec(text) ?? []
  if (months.includes(name?.slice(0, 3).toLowerCase())) return iso(last, months.indexOf(name.slice(0, 3).toLowerCase()) + 1, first)
  const time = text === '' ? NaN : Date.parse(text)
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10)
}

/** Whether each field that the reference states is right. */
export function fields(found, wanted) {
  return {
    ...(wanted.title ? {title: Boolean(found.title) && title(found.title) === title(wanted.title)} : {}),
    ...(wanted.authors?.length ? {authors: people(found.authors) === people(wanted.authors)} : {}),
    ...(wanted.date && dayOf(wanted.date) ? {date: dayOf(found.date) === dayOf(wanted.date)} : {})
  }
}
