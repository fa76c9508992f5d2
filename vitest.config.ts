import { defineConfig } from 'vitest/config'
import { startBuiltThreads } from './server/build.mjs'
import { LongestFirst } from './tests/support/longest-first.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // A thread of TypeScript starts with the compiler in it: 0.6 s of a core, every time. `tests/support/before-all.ts` builds.
  plugins: [
    {
      name: 'built-threads',
      enforce: 'pre',
      transform: { filter: { id: /\.ts$/ }, handler: startBuiltThreads },
    },
  ],
  test: {
    globalSetup: 'tests/support/before-all.ts',
    setupFiles: 'tests/support/property-seed.ts',
    environment: 'node',
    // By itself Vitest leaves one core free, which on two cores doubles the time.
    maxWorkers: 2,
    // Each file loading dictionary and model anew costs a third of all. What a file changes, it puts back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    include: ['tests/**/*.test.{ts,tsx}'],
    // Ends what never comes; on a machine that others use as well, some of these have taken 25 s.
    testTimeout: process.env['PROPERTY_RUNS'] === undefined ? 60_000 : 900_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default'],
  },
})
