/**
 * `node tools/main-content/train.mjs CORPUS [WORK]`: train the classifier of blocks anew, with one command.
 *
 * Features and labels of all pages, cross-validation by site, `src/formats/main-weights.ts`, and the scores of the whole pipeline, which go
 * into `docs/model-card.md` too.
 * CORPUS is a folder with `index.jsonl` (see `corpus.mjs`); WORK keeps what lies between the steps.
 */
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {writeRows} from './rows.mjs'
import {score} from './score.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

const [corpus, work = mkdtempSync(join(tmpdir(), 'main-content-'))] = process.argv.slice(2)
if (corpus === undefined) throw new TypeError('Unexpected command without a folder, expected `train.mjs CORPUS [WORK]`')
const [rows, model] = [join(work, 'rows'), join(work, 'model')]

await writeRows(corpus, rows)
// Debian's packages python3-xgboost and python3-numpy.
const {status} = spawnSync(process.env.PYTHON ?? '/usr/bin/python3', [here('train.py'), rows, model], {stdio: 'inherit'})
if (status !== 0) process.exit(status ?? 1)
writeWeights(JSON.parse(readFileSync(join(model, 'weights.json'), 'utf8')))
const scores = await score(corpus, model)
console.log(scores)
writeScores(scores)

function writeWeights({features, ...weights}) {
  const lines = [
    '// Written by `node tools/main-content/train.mjs`; do not edit. Trained on WCXB (Murrough Foley, CC-BY-4.0) and magic-html (Apache-2.0): see docs/model-card.md.',
    '', "import type {TreeWeights} from './main-model.ts'", '',
    '/** The features by column: apart, so that who only rates blocks can leave them out. */', `export const trainedOn = '${features.join(' ')}'`, '',
    'export const weights: TreeWeights = {',
    ...Object.entries(weights).map(([key, value]) => `  ${key}: ${typeof value === 'number' ? value : `'${value}'`},`),
    '}', ''
  ]
  writeFileSync(here('../../src/formats/main-weights.ts'), lines.join('\n').replace(/,\n\}\n$/u, '\n}\n'))
}

function writeScores(table) {
  const card = here('../../docs/model-card.md')
  writeFileSync(card, readFileSync(card, 'utf8').replace(/(?<=<!-- scores -->\n)[\s\S]*?(?=<!-- \/scores -->)/u, () => `${table}\n`))
}
