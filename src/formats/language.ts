/** Tell the language of a text as a BCP 47 tag, or nothing where the text is too short to tell. */
export function detectLanguage(_text: string): string | undefined {
  return undefined
}
