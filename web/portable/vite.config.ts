import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { shared } from '../vite.shared.ts'

/** Builds `app.js` and `style.css` of a folder: one classic script, because a file may import no other. */
export default defineConfig({
  ...shared,
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    // Edge and Chrome of November 2021.
    target: 'chrome96',
    cssCodeSplit: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('main.tsx', import.meta.url)),
      output: {
        format: 'iife',
        codeSplitting: false,
        entryFileNames: 'app.js',
        assetFileNames: 'style.css',
      },
    },
  },
})
