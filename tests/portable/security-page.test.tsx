/** What the security desk is told, held against what the pages do. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { SecurityPage } from '../../web/documents/SecurityPage.tsx'
import { lastingItems, passingItems } from '../../web/documents/stored-items.ts'

const root = fileURLToPath(new URL('../../web', import.meta.url))

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'"

function draw(hasMeaning: boolean, csp = policy): string {
  const edition = { collected: '2026-11-28', version: '0.1.0' }
  const page = <SecurityPage {...{ edition, csp, hasMeaning }} files={431} bytes={38_400_000} />
  return renderToString(page)
}

/** Sources of pages that a folder has: nobody logs in there, and nobody edits. */
async function readSources(): Promise<Map<string, string>> {
  const names = (await readdir(root, { recursive: true }))
    .filter((name) => /\.tsx?$/.test(name) && !/^(dist|desk|desk-pages|members)\//.test(name))
    .sort()
  const texts = names.map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const)
  return new Map(await Promise.all(texts))
}

describe('the page for the security desk', () => {
  it('quotes the policy as it is, and explains what it allows and nothing else', () => {
    const page = draw(true)
    expect(page).toContain(`<pre><code>${policy}</code></pre>`)
    expect(page).toContain("<code>'wasm-unsafe-eval'</code>")
    expect(page).not.toContain('<code>blob:</code>')
    expect(draw(false, "default-src 'none'")).not.toContain('WebAssembly')
  })

  it('says how much there is and of which day', () => {
    expect(draw(true)).toContain('収録日2026年11月28日、版 0.1.0。ファイル431、合わせて約38 MB。')
  })

  it('names the files of the model only where they are', () => {
    expect(draw(true)).toContain('data/meaning-*.js')
    expect(draw(false)).not.toContain('data/meaning')
  })

  it('names everything that the pages keep in a browser', async () => {
    // The one is the name of an element in a file of a list.
    const others = ['kaizen-list']
    const sources = await readSources()
    sources.delete('documents/stored-items.ts')
    const keys = [...sources.values()]
      .flatMap((text) => [...text.matchAll(/['"`](kaizen-[a-z-]+|sheets:)(\$?)/g)])
      .map(([, key, isOpen]) => (isOpen || key === 'sheets:' ? `${key}…` : key))
    const named = [...lastingItems, ...passingItems].map(({ key }) => key)
    expect(named.sort()).toEqual(
      [...new Set(keys)].filter((key) => !others.includes(key ?? '')).sort(),
    )
    for (const key of named) expect(draw(true)).toContain(`<code>${key}</code>`)
  })

  it('leaves out no file that keeps anything', async () => {
    const keeping = /\b(localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open)\b/
    const files = [...(await readSources())].filter(
      ([name, text]) => keeping.test(text) && !name.startsWith('documents/'),
    )
    expect(files.map(([name]) => name)).toEqual([
      'lists/keep-on-server.ts',
      'lists/record-keeper.ts',
      'pages/case/CaseCitation.tsx',
      'pages/compare/ComparisonTable.tsx',
      'pages/kit/kit-edits.ts',
      'stored-value.ts',
    ])
  })
})
