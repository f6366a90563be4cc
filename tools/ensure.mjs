/**
 * Installs what is missing, so that `npm test` and `npm run demo` work on a fresh clone; with `--build` it also brings `dist` up to date.
 *
 * Plain Node, no dependency: it runs before there are any.
 */
import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (...parts) => join(root, ...parts)
const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function run(command, args) {
  // npm says where it lives; a bare `npm` cannot be spawned on Windows.
  const npm = process.env.npm_execpath
  const [file, first] = command === 'npm' && npm?.endsWith('.js') ? [process.execPath, [npm]] : [command, []]
  const {status, stdout, stderr, error} = spawnSync(file, [...first, ...args], {cwd: root, encoding: 'utf8'})
  if (status === 0) return
  // What is half built is not built.
  rmSync(inRoot('dist/cli.js'), {force: true})
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`)
  process.stderr.write(`\`${command} ${args.join(' ')}\` failed\n`)
  process.exit(1)
}

function say(what) {
  process.stderr.write(`${what} …\n`)
}

function installed() {
  const {dependencies, devDependencies} = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const names = Object.keys({...dependencies, ...devDependencies})
  return changed(inRoot('node_modules/.package-lock.json')) >= changed(inRoot('package-lock.json')) && names.every((name) => existsSync(inRoot('node_modules', name)))
}

function newest(folder) {
  const times = readdirSync(inRoot(folder), {withFileTypes: true, recursive: true}).filter((entry) => entry.isFile()).map((entry) => changed(join(entry.parentPath ?? entry.path, entry.name)))
  return Math.max(...times)
}

function built() {
  return Math.min(changed(inRoot('dist/cli.js')), changed(inRoot('dist/index.d.ts'))) >= Math.max(newest('src'), changed(inRoot('package.json')), changed(inRoot('tsup.config.ts')))
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Unexpected Node ${process.versions.node}, expected 20.19 or newer\n`)
  process.exit(1)
}
if (!installed()) {
  say('Installing what is missing (npm ci)')
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
}
if (process.argv.includes('--build') && !built()) {
  say('Building (tsup)')
  run(process.execPath, [inRoot('node_modules/tsup/dist/cli-default.js'), '--silent'])
}
