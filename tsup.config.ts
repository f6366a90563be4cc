import {readFileSync} from 'node:fs'
import {defineConfig} from 'tsup'

// Adapters, cleaners and outputs are subpaths when an index lists them; other files of their folders are their own business.
function listed(index: string, folder: string): string[] {
  const imports = readFileSync(index, 'utf8').matchAll(/from '(?<path>\.[^']*)\.ts'/gu)
  const names = [...imports].map(({groups}) => new URL(groups?.['path'] ?? '', `file:///${index}`).pathname.slice(1))
  return names.filter((name) => name.startsWith(`src/${folder}/`)).map((name) => name.slice(4))
}

const subpaths = [
  'adapters/index', ...listed('src/adapters/index.ts', 'adapters'),
  'cleaners/index', ...listed('src/cleaners/index.ts', 'cleaners'),
  ...listed('src/index.ts', 'outputs')
]

const library = {
  index: 'src/index.ts',
  core: 'src/core.ts',
  testing: 'src/testing.ts',
  node: 'src/node/index.ts',
  learn: 'src/learn/index.ts',
  page: 'src/page/index.ts',
  ...Object.fromEntries(subpaths.map((subpath) => [subpath, `src/${subpath}.ts`]))
}

// One build, so that the command and every subpath share their chunks.
export default defineConfig({
  entry: {...library, cli: 'src/cli/index.ts', worker: 'src/node/worker.ts'},
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  external: [/^node:/u],
  // Its index also exports an HTML compiler that loads all of KaTeX, so that it is bundled and its dependencies are not installed.
  noExternal: ['micromark-extension-math'],
  // Words of many languages are said in three bytes a letter rather than six.
  esbuildOptions(options) {
    options.charset = 'utf8'
  },
  splitting: true,
  dts: {entry: library},
  clean: true
})
