import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  publicDir: false,
  plugins: [
    {
      // The helper around import() preloads, which is off below; it would cost every page 0.6 kB.
      name: 'plain-imports',
      enforce: 'pre',
      load: (id) =>
        id === '\0vite/preload-helper.js'
          ? 'export const __vitePreload = (load) => load()'
          : undefined,
    },
    {
      // By these sums a start sees that a built file is missing or cut, and builds again.
      name: 'write-sums',
      writeBundle: async ({ dir = '' }, files) => {
        const sums = Object.values(files).map((file) => {
          const content = file.type === 'chunk' ? file.code : file.source
          return [file.fileName, createHash('sha256').update(content).digest('hex')]
        })
        await writeFile(join(dir, '.vite', 'sums.json'), JSON.stringify(Object.fromEntries(sums)))
      },
    },
  ],
  // Without `development` a build made by a test would have the paths of this machine in it, and half as much again.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // One request less, and nothing for the content security policy to stumble over.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { input: fileURLToPath(new URL('main.tsx', import.meta.url)) },
  },
})
