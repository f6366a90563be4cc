// Features of labelled texts, as the library computes them: OUT.f32 (rows of 32-bit floats) and OUT.json (names; for each document its place and labels).
//
//   node tools/lines/export.mjs TEXTS OUT                    the first look
//   node tools/lines/export.mjs TEXTS OUT PROBABILITIES      the second, of what a first look said of each line (32-bit floats)
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const [, , texts, out, given] = process.argv
const bundle = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'lines-')), 'model.mjs')
const contents = ["export {measureLines} from './line-measure.ts'", "export {features, secondFeatures} from './line-features.ts'", "export {fillRow, fillWhole} from './line-rows.ts'", "export {readText} from './line-text.ts'", "export {fillAgain, lookAgain} from './line-second.ts'"].join('\n')
await build({
  stdin: {contents, resolveDir: fileURLToPath(new URL('../../src/formats', import.meta.url)), loader: 'ts'},
  bundle: true, format: 'esm', platform: 'neutral', outfile: bundle, logLevel: 'warning'
})
const {measureLines, readText, features, fillRow, fillWhole, fillAgain, lookAgain, secondFeatures} = await import(pathToFileURL(bundle).href)

const bytes = given && fs.readFileSync(given)
const first = bytes && new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
const table = first ? secondFeatures : features
const sink = fs.openSync(`${out}.f32`, 'w')
const documents = []
let start = 0

// Blank lines are no lines of the model's; a dash is no part of the text.
const lineOf = (line) => ({text: line.replace(/^- /u, '').trim(), apart: false, ...(line.startsWith('- ') ? {dash: 0} : {})})

for await (const json of readline.createInterface({input: fs.createReadStream(texts)})) {
  const {lines, labels, given: names, ...rest} = JSON.parse(json)
  const kept = lines.map((line, at) => ({line, at})).filter(({line}) => line.trim() !== '')
  const read = readText(measureLines(kept.map(({line}) => lineOf(line))))
  const text = first ? lookAgain(read, first.subarray(start, start + kept.length)) : read
  const rows = new Float32Array(kept.length * table.length)
  for (let at = 0; at < kept.length; at++) {
    const row = rows.subarray(at * table.length, (at + 1) * table.length)
    if (first) fillAgain(text, at, row)
    else {
      fillRow(text, at, row)
      fillWhole(text, row)
    }
  }
  fs.writeSync(sink, Buffer.from(rows.buffer))
  documents.push({
    ...rest, start, count: kept.length, sizes: kept.map(({line}) => line.replace(/\s/gu, '').length), labels: kept.map(({at}) => labels[at]),
    ...(names ? {given: kept.map(({at}) => names[at]), lines: kept.map(({line}) => line)} : {})
  })
  start += kept.length
}
fs.closeSync(sink)
fs.writeFileSync(`${out}.json`, JSON.stringify({names: table.map(({name}) => name), documents}))
process.stderr.write(`${start} lines, ${table.length} features\n`)
