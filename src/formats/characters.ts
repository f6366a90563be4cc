/** What single characters are, by their UTF-16 codes: the questions that are asked of every line of a text. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Whether a sentence cannot begin with it: a small letter of any script that has them. */
export function isSmall(code: number): boolean {
  return code < 0x80 ? code >= 97 && code <= 122 : code < 0x2000 && /\p{Ll}/u.test(String.fromCharCode(code))
}

export function isCapital(code: number): boolean {
  return code < 0x80 ? code >= 65 && code <= 90 : code < 0x2000 && /\p{Lu}/u.test(String.fromCharCode(code))
}

/** Whether it is a Han character; of an astral one, the first half. */
export function isHan(code: number): boolean {
  if (code < 0x2e80) return false
  return code <= 0x9fff ? code >= 0x3400 || code < 0x2fd6 || code === 0x3005 || code === 0x3007 : (code >= 0xf900 && code <= 0xfaff) || (code >= 0xd840 && code <= 0xd88f)
}

/** Whether it is a letter of a script that has neither small letters nor capitals. */
export function isUncased(code: number): boolean {
  if (code < 0x5d0) return false
  // Marks of sentences stand between the scripts.
  return isHan(code) || ((code < 0x2000 || (code > 0x3040 && code < 0xd7b0)) && /\p{Lo}/u.test(String.fromCharCode(code)))
}

export const firstCode = (text: string): number => text.charCodeAt(0)

export const lastCode = (text: string): number => text.charCodeAt(text.length - 1)
