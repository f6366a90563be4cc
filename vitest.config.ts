import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Slow machines are no failures.
    testTimeout: 60_000,
    coverage: {provider: 'v8', include: ['src/**/*.ts'], reporter: [['text', {skipFull: true}], 'text-summary'], thresholds: {statements: 100}}
  }
})
