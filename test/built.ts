import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

/** The command and the module of workers, bundled from the sources. */
export interface Built {
  readonly cli: string
  /** The same, doing little at once, so that little data is much. */
  readonly small: string
  readonly worker: string
  remove(): void
}

/** Bundle the command with most packages, which start sooner in one file; below the project, so that the others are found. */
export async function bundled(name: string): Promise<Built> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const folder = join(root, 'node_modules/.cache', `palimpsest-${name}-${process.pid}`)
  const entryPoints = {cli: 'src/cli/index.ts', worker: 'src/node/worker.ts', node: 'src/node/index.ts', index: 'src/index.ts', small: 'test/small.ts'}
  // CommonJS packages ask for `require`.
  const banner = {js: "import {createRequire as requireFrom} from 'node:module';const require = requireFrom(import.meta.url);"}
  await build({absWorkingDir: root, entryPoints, outdir: folder, bundle: true, splitting: true, format: 'esm', platform: 'node', external: ['jiti', 'warcio', 'hyparquet-writer'], banner, logLevel: 'error'})
  return {cli: join(folder, 'cli.js'), small: join(folder, 'small.js'), worker: join(folder, 'worker.js'), remove: () => rmSync(folder, {recursive: true, force: true})}
}
