/** Kept results are used only while the code that made them is the same, wherever that code stands. */

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { fingerprintCode, listReached, type ReadSource } from '../../server/source-fingerprint.ts'

const place = (path: string) => new URL(`../../${path}`, import.meta.url)
const readSource: ReadSource = (file) => readFile(file, 'utf8')

/** The sources as they would be after an edit of one of them. */
function edit(path: string): ReadSource {
  return async (file) =>
    (await readSource(file)) + (file.href === place(path).href ? '\nconst edited = true\n' : '')
}

const kept = [
  { what: 'parsed cases', entries: ['server/cases/parse.ts'], reaches: 'server/text/sentences.ts' },
  { what: 'analyses', entries: ['server/text/tokenize.ts'], reaches: 'server/text/normalize.ts' },
  {
    what: 'normal forms',
    entries: ['server/text/tokenize.ts'],
    reaches: 'server/data/variants.tsv',
  },
  {
    what: 'forward index',
    entries: ['server/search/documents.ts', 'server/search/forward-index/forward-index.ts'],
    reaches: 'server/search/embedding/vector-pack.ts',
  },
]

describe.each(kept)('the fingerprint of $what', ({ entries, reaches }) => {
  const urls = entries.map(place)

  it('covers the source that a list kept by hand had forgotten', async () => {
    expect([...(await listReached(urls)).keys()]).toContain(place(reaches).href)
  })

  it('changes with every source that the code reaches, and with nothing else', async () => {
    const before = await fingerprintCode(urls, readSource)
    expect(await fingerprintCode(urls, edit('server/main.ts'))).toBe(before)
    for (const href of (await listReached(urls)).keys()) {
      const path = href.slice(place('').href.length)
      expect(await fingerprintCode(urls, edit(path)), path).not.toBe(before)
    }
  })

  it('changes with the packages, and not with line ends', async () => {
    const before = await fingerprintCode(urls, readSource)
    expect(await fingerprintCode(urls, edit('package-lock.json'))).not.toBe(before)
    const onWindows: ReadSource = async (file) => (await readSource(file)).replaceAll('\n', '\r\n')
    expect(await fingerprintCode(urls, onWindows)).toBe(before)
  })
})
