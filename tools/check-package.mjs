/**
 * Checks the package as users get it: packed, installed into the project of `test/consumer`, type-checked under both module resolutions,
 * run, imported by every subpath, bundled for browsers, and looked at by publint and attw.
 */
import {execFileSync} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'palimpsest-consumer-'))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const bin = (name) => join(root, 'node_modules/.bin', name)
let passed = 0
let failed = 0

function run(file, args, cwd = folder) {
  return execFileSync(file, args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']})
}

function step(what, task) {
  try {
    const said = task()
    passed++
    console.log(`ok   ${what}${said ? `: ${said}` : ''}`)
  } catch (error) {
    failed++
    console.log(`FAIL ${what}: ${error.stdout || error.message}`)
  }
}

/** Every subpath that can be imported: `./adapters/*` stands for each file of the folder. */
function subpaths() {
  return Object.keys(manifest.exports).filter((path) => !path.endsWith('.json')).flatMap((path) => {
    if (!path.endsWith('/*')) return [path]
    return readdirSync(join(root, 'dist', path.slice(2, -2))).filter((file) => file.endsWith('.js')).map((file) => path.replace('*', file.slice(0, -3)))
  }).map((path) => `palimpsest${path.slice(1)}`)
}

/** KiB gzipped that a bundle for browsers may have. */
const budgets = {palimpsest: 436, 'palimpsest/core': 40}

async function bundle(entry, budget) {
  const {outputFiles, metafile} = await build({
    stdin: {contents: `export * from '${entry}'`, resolveDir: folder}, bundle: true, write: false, minify: true, charset: 'utf8', format: 'esm', platform: 'browser', metafile: true, logLevel: 'silent'
  })
  const inputs = Object.keys(metafile.inputs)
  if (inputs.some((input) => input.includes('katex'))) throw new Error('KaTeX is in the bundle')
  const size = Math.round(gzipSync(outputFiles[0].contents).length / 1024)
  if (size > budget) throw new Error(`${size} KiB gzipped, expected at most ${budget}`)
  return `${size} KiB gzipped of ${budget}, ${inputs.length} modules`
}

let packed
step('npm pack', () => {
  const [{filename, files, size}] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root))
  packed = join(folder, filename)
  const strays = files.map(({path}) => path).filter((path) => !/^(?:dist\/|schema\/|package\.json$|README\.md$|LICENSE$|NOTICE\.md$)/u.test(path))
  if (strays.length > 0) throw new Error(`Unexpected files in the package: ${strays.join(', ')}`)
  return `${files.length} files, ${Math.round(size / 1024)} KiB`
})
step('installs into an empty project', () => {
  cpSync(join(root, 'test/consumer'), folder, {recursive: true})
  const tools = ['typescript', '@types/node'].map((name) => `${name}@${JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version}`)
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', packed, ...tools])
  if (existsSync(join(folder, 'node_modules/katex'))) throw new Error('KaTeX is installed')
})
writeFileSync(join(folder, 'every.ts'), `${subpaths().map((path, index) => `import * as each${index} from '${path}'`).join('\n')}\nexport default [${subpaths().map((_, index) => `each${index}`).join(', ')}]\n`)
step('types under nodenext', () => run(bin('tsc'), ['-p', folder]))
step('types under bundler', () => run(bin('tsc'), ['-p', folder, '--module', 'esnext', '--moduleResolution', 'bundler']))
step('runs', () => {
  writeFileSync(join(folder, 'main.js'), '')
  run(bin('tsc'), ['-p', folder, '--noEmit', 'false'])
  return run(process.execPath, ['main.js']).trim()
})
step('imports every subpath', () => {
  const paths = subpaths()
  writeFileSync(join(folder, 'import.mjs'), `for (const path of ${JSON.stringify(paths)}) {
  const names = Object.keys(await import(path))
  if (names.length === 0 || names.includes('default')) throw new Error(path + ' exports ' + names)
}
for (const path of ['schema.json', 'package.json']) if (!(await import('palimpsest/' + path, {with: {type: 'json'}})).default) throw new Error(path)`)
  run(process.execPath, ['--no-warnings', 'import.mjs'])
  return `${paths.length} subpaths`
})
step('can be required', () => run(process.execPath, ['--no-warnings', '-e', "if (!require('palimpsest').normalize) throw new Error('no normalize')"]))
step('the command runs', () => run(process.execPath, ['node_modules/palimpsest/dist/cli.js', '--to', 'text', 'walk.md']).trim())
for (const [entry, budget] of Object.entries(budgets)) {
  // A `node:` import does not resolve for the browser: the bundle fails.
  const size = await bundle(entry, budget).catch((error) => error)
  step(`bundles for browsers: ${entry}`, () => {
    if (size instanceof Error) throw size
    return size
  })
}
step('publint', () => void console.log(run(bin('publint'), ['--strict'], root).trim()))
step('attw', () => void console.log(run(bin('attw'), ['--pack', '.', '--profile', 'esm-only'], root).trim()))
rmSync(folder, {recursive: true})
console.log(`${passed} passed, ${failed} failed: the package`)
process.exitCode = failed === 0 ? 0 : 1
