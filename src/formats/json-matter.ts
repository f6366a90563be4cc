import type {Json} from '../document.ts'
import type {Parsed} from './front-matter.ts'

/** Read JSON front matter; braces may be missing, as Hexo allows. Whole numbers that a double cannot hold stay text, as written. */
export function readJsonMatter(value: string, offset: number): Parsed {
  const inner = value.trim()
  const [before, after] = inner.startsWith('{') || inner.startsWith('[') ? ['', ''] : ['{', '}']
  try {
    const read = JSON.parse(before + value + after) as Json
    const exact = /\d{16}/u.test(value) ? JSON.parse(before + keepDigits(value) + after) as Json : read
    if (typeof exact === 'object' && exact !== null && !Array.isArray(exact)) return {object: true, problems: [], entries: Object.entries(exact).map(([key, held]) => ({key, value: held}))}
    return broken({ruleId: 'front-matter-no-mapping', reason: 'Unexpected front matter, expected a JSON object, keeping it unread'}, value, offset)
  } catch (error) {
    return broken({ruleId: 'front-matter-json', reason: `Unexpected front matter, expected JSON (${(error as Error).message}), keeping it unread`}, value, offset)
  }
}

function broken(problem: {readonly ruleId: string; readonly reason: string}, value: string, offset: number): Parsed {
  return {object: true, entries: [], problems: [{...problem, start: offset, end: offset + value.length}]}
}

// Only called for text that is JSON, in which every string is closed.
function keepDigits(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*/giu, (token) => (/^-?\d{16,}$/u.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token))
}
