/** The model in a page that was opened from a file: nothing is asked of anybody, and the vectors are the server's. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { useBrowserHome } from '../../scripts/pack/build-worker.ts'
import { withoutAddresses } from '../../scripts/pack/ort-build.ts'
import { startEmbedder } from '../../server/search/embedding/embedder.ts'
import { findBrowser, launchBrowser } from '../support/browser.ts'
import { dotPlainly } from '../support/make-document.ts'
import { makeFolder } from '../support/make-folder.ts'
import { pickQueries, queryModelFiles } from '../support/query-model-files.ts'

const browserPath = await findBrowser()

const policy =
  "default-src 'none'; connect-src 'none'; script-src file: blob: 'wasm-unsafe-eval'; worker-src blob:"

/** Its worker comes from a blob, as a page from a file:// may start no other. */
const page = `<!doctype html><meta charset="utf-8"><title>model</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<input type="file" multiple><script src="worker.js"></script><script src="page.js"></script>`

const pageScript = `
const worker = new Worker(URL.createObjectURL(new Blob(['(' + startWorker + ')()'])))
const died = new Promise((resolve) => {
  worker.onerror = ({ message }) => resolve({ error: message })
})
function ask(message) {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data)
    void died.then(resolve)
    worker.postMessage(message)
  })
}
async function openModel() {
  const { files } = document.querySelector('input')
  const [wasm, model, tokenizer] = await Promise.all(
    Array.from(files, async (file) => new Uint8Array(await file.arrayBuffer())),
  )
  return ask({ wasm, model, tokenizer })
}`

/** The folder with page and worker, the worker as one classic script. */
async function makePage(): Promise<string> {
  const folder = await makeFolder({ 'index.html': page, 'page.js': pageScript })
  const entry = fileURLToPath(new URL('query-model-worker.ts', import.meta.url))
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [useBrowserHome(), withoutAddresses()],
    build: { write: false, target: 'chrome97', lib: { entry, formats: ['iife'], name: 'worker' } },
  })
  const [{ output } = { output: [] }] = Array.isArray(built) ? built : []
  const [script, ...beside] = output
  expect(beside).toEqual([])
  const code = script?.type === 'chunk' ? script.code : ''
  // With the WebAssembly in it, it would be 19 MB.
  expect(code.length).toBeLessThan(200_000)
  await writeFile(join(folder, 'worker.js'), `function startWorker() {\n${code}\n}`)
  return folder
}

describe.skipIf(browserPath === undefined)('in a page opened from a file', () => {
  it('the model makes the vectors of the server, asks no address for anything and needs no isolation', async () => {
    const [folder, browser, server] = await Promise.all([
      makePage(),
      launchBrowser(browserPath ?? ''),
      startEmbedder(),
    ])
    onTestFinished(async () => {
      await Promise.all([browser.close(), server.close()])
    })
    const tab = await browser.newPage()
    const asked: string[] = []
    tab.on('request', (request) => asked.push(request.url()))
    await tab.goto(pathToFileURL(join(folder, 'index.html')).href)
    const { wasm, model, tokenizer } = queryModelFiles
    await tab.locator('input').setInputFiles([wasm, model, tokenizer])
    expect(await tab.evaluate('openModel()')).toEqual({ isIsolated: false })
    for (const input of pickQueries(70)) {
      const vector = await tab.evaluate<number[]>(`ask(${JSON.stringify(input)})`)
      const theirs = await server.embed(input, 'query')
      expect(dotPlainly(Float32Array.from(vector), theirs), input).toBeGreaterThan(0.99999)
    }
    const isOwn = (url: string) => /^blob:|\/(index\.html|page\.js|worker\.js)$/.test(url)
    expect(asked.filter((url) => !isOwn(url))).toEqual([])
  }, 120_000)
})
