import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { shared } from './vite.shared.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  ...shared,
  root,
  publicDir: false,
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
