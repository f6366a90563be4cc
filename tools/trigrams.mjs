/** `node tools/trigrams.mjs`: write `src/formats/latin-trigrams.ts`, the part of franc's data that tells languages in Latin script. */
import {writeFileSync} from 'node:fs'
import {data} from 'franc-min/data.js'

const lines = Object.entries(data.Latin).map(([language, trigrams]) => {
  const list = trigrams.split('|')
  if (list.length !== 300 || list.some((trigram) => trigram.length !== 3)) throw new TypeError(`Unexpected trigrams of ${language}, expected 300 of 3 characters`)
  return `  ${language}: ${JSON.stringify(list.join(''))}`
})
writeFileSync(new URL('../src/formats/latin-trigrams.ts', import.meta.url), `// Written by \`node tools/trigrams.mjs\` from franc-min (Titus Wormer, MIT): see NOTICE.md. Do not edit.

/** The 300 commonest trigrams of each language in Latin script, the commonest first, joined; by ISO 639-3, the languages with most speakers first. */
export const latinTrigrams: Readonly<Record<string, string>> = {
${lines.join(',\n')}
}
`)
