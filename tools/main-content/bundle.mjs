/** The library as it stands in `src`, in one file that Node can import. */
import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

const entry = (adapter) => `
export {normalize} from './src/core.ts'
export {cleaners} from './src/cleaners/index.ts'
export {decode} from './src/decode.ts'
export {toText} from './src/outputs/text.ts'
export {newsPage} from '${adapter}'
export {features, fillPage, fillRow} from './src/formats/main-features.ts'
export {treeModel} from './src/formats/main-annotate.ts'
export {readTrees} from './src/formats/main-model.ts'
`

export async function bundle(adapter = './src/adapters/news-page.ts') {
  const folder = join(root, 'node_modules', '.cache')
  mkdirSync(folder, {recursive: true})
  const outfile = join(folder, `main-content-${process.pid}.mjs`)
  await build({stdin: {contents: entry(adapter), resolveDir: root}, bundle: true, format: 'esm', platform: 'neutral', packages: 'external', outfile, logLevel: 'warning'})
  try {
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(outfile)
  }
}
