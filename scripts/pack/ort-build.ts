/** How onnxruntime-web goes into a classic script that nothing is loaded beside. */

import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

/** The smallest of its builds: neither GPU nor WebNN; despite its name it runs on one thread as well. */
export const ortWasmFile = createRequire(import.meta.url).resolve(
  'onnxruntime-web/ort-wasm-simd-threaded.wasm',
)

/**
 * In a classic script `import.meta` is a syntax error, and Vite would take `new URL('….wasm', import.meta.url)` for a file
 * to ship, 14 MB a second time. Without an address of its own onnxruntime-web takes what it was given as bytes.
 */
export function withoutAddresses(): Plugin {
  return {
    name: 'ort-without-addresses',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('/onnxruntime-web/')
        ? code.replaceAll('import.meta.url', 'undefined')
        : undefined,
  }
}
