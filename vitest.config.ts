import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    // By itself Vitest leaves one core free, which on two cores doubles the time.
    maxWorkers: 2,
    // Each file loading dictionary and model anew costs a third of all. What a file changes, it puts back.
    isolate: false,
    include: ['tests/**/*.test.{ts,tsx}'],
    // Ends what never comes; on a machine that others use as well, some of these have taken 25 s.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default'],
  },
})
