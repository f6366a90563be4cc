import {defineConfig} from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/core.ts', 'src/adapters/*.ts', 'src/cleaners/*.ts', 'src/outputs/*.ts'],
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  splitting: true,
  dts: true,
  clean: true,
  // Its index also holds an HTML compiler that loads all of KaTeX; bundling leaves that out.
  noExternal: ['micromark-extension-math']
})
