import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadCases } from '../../server/cases/load.ts'
import { makeFolder } from '../support/make-folder.ts'

const library = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))
const errors = fileURLToPath(new URL('../fixtures/error-library', import.meta.url))

const rewritings: Record<string, (text: string) => string> = {
  'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
  'CR line ends': (text) => text.replaceAll('\n', '\r'),
  'a BOM': (text) => `\ufeff${text}`,
  'NFD text': (text) => text.normalize('NFD'),
  'all of them': (text) => `\ufeff${text.normalize('NFD').replaceAll('\n', '\r\n')}`,
}

describe.each([library, errors])('line ends, BOM and NFD make no difference in %#', (folder) => {
  test.each(Object.entries(rewritings))('%s', async (_, rewrite) => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
    const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'utf8')))
    const files = names.map((name, index) => [name, rewrite(texts[index] ?? '')])
    const rewritten = await makeFolder(Object.fromEntries(files))
    expect(await loadCases(rewritten)).toEqual(await loadCases(folder))
  })
})
