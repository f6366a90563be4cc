/** Text as HTML, so that nothing in a source can become markup, script or an order of characters that is not there. */

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\r\n': '\n'}

// Controls, marks and overrides of direction (Unicode TR36, "Trojan Source"), joiners that join nothing, halves of characters.
const special = /\r\n|(?![\t\n])[&<>"'\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\p{Surrogate}]/gu

/** Escape text for elements: characters that are not seen, or that change how others are seen, are shown by name. */
export function escape(value: string): string {
  return value.replace(special, (found) => entities[found] ?? `<i class=unseen>${nameOf(found)}</i>`)
}

/** Escape text for a quoted attribute. */
export function attribute(value: string): string {
  return value.replace(special, (found) => entities[found] ?? nameOf(found))
}

function nameOf(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** JSON for a `script` element: nothing in it ends the element, opens a comment, or is half a character. */
export function embed(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/gu, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A number as people write it, in groups of three. */
export const count = (value: number): string => value.toLocaleString('en')

/** A share of a whole, in per cent with one decimal. */
export const share = (part: number, whole: number): string => `${whole === 0 ? '0.0' : ((100 * part) / whole).toFixed(1)} %`

/** The beginning of a text on one line; never half a character. */
export function brief(value: string, longest = 100): string {
  const characters = Array.from(value.slice(0, longest * 4).replace(/\s+/gu, ' ').trim())
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`
}
