/** Whatever leaves the library as a file says 会員限定 on every page when it holds a members' case, and else says nothing of it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toFileName } from '../../server/exports/download.ts'
import { anyText } from '../support/any-text.ts'
import { findAll, readCsv, readWord } from '../support/read-files.ts'
import {
  kinds,
  mark,
  members,
  mixed,
  ofEverybody,
  ofMembers,
  open,
  writeFile,
} from './members-files.ts'

type Written = Awaited<ReturnType<typeof writeFile>>

/** The pages of a file, or what stands for pages in its format: each has to say it. */
const readPages: Readonly<Record<string, (file: Written) => string[]>> = {
  docx: ({ bytes }) => {
    const word = readWord(bytes)
    const sections = findAll(word.part('word/document.xml'), 'w:sectPr')
    // A header of all pages: none of its own for the first, or for the even ones.
    expect(sections.map((one) => findAll(one, 'w:headerReference').length)).toEqual([1])
    expect(findAll(word.part('word/document.xml'), 'w:titlePg')).toEqual([])
    const apart = findAll(word.part('word/settings.xml'), 'w:evenAndOddHeaders')
    expect(apart.map(({ attributes }) => attributes.get('w:val'))).toEqual(['false'])
    const headers = word.names.filter((name) => /^word\/header\d+\.xml$/.test(name))
    return headers.map((name) => JSON.stringify(word.part(name)))
  },
  // What is listed under 目次 stands on the first page, with the title.
  md: ({ text }) => text.split(/^(?=##? (?!目次))/m).map((part) => part.split('\n\n')[1] ?? ''),
  html: ({ text }) => {
    // In the margin of every page of paper, for sheets that run over several.
    const [style = ''] = /@page \{ @top-right[^}]*/.exec(text) ?? []
    return [style, ...text.split('<div class="kit-paper">').slice(1)]
  },
  csv: ({ text }) => [(readCsv(text)[0] ?? []).includes('項目') ? lastRow(text) : lastColumn(text)],
  json: ({ text }) => {
    const told = JSON.parse(text)
    // CSL-JSON is a list of references, ours has a head.
    const items: { id: string; note: string }[] = Array.isArray(told) ? told : []
    const notes = items.filter(({ id }) => id === members).map(({ note }) => note)
    return Array.isArray(told) ? notes : [String(told.visibility?.label)]
  },
  ris: ({ text }) =>
    text.split('\r\n\r\n').filter((record) => record.includes(`ID  - ${members}\r`)),
  bib: ({ text }) => text.split('\n\n').filter((entry) => entry.includes(`{${members},`)),
  txt: ({ text }) => text.split('\r\n').filter((line) => line.includes(`事例番号 ${members},`)),
}

function lastColumn(text: string): string {
  return readCsv(text)
    .map((row) => row.at(-1))
    .join(' ')
}

function lastRow(text: string): string {
  return readCsv(text).at(-1)?.join(' ') ?? ''
}

describe.each(kinds)('%s', (_, how) => {
  it('of public cases says nothing of it, and is the same whoever asks', async () => {
    const file = await writeFile(how, ofEverybody, open)
    expect(file.name + file.text).not.toMatch(/会員|members|visibility|公開の範囲/)
    const same = await writeFile(how, ofMembers, open)
    expect([same.name, same.text]).toEqual([file.name, file.text])
  })

  it("says so on every page when one of several is a members' case", async () => {
    const file = await writeFile(how, ofMembers, mixed)
    const pages = readPages[file.extension]?.(file) ?? []
    expect(pages.length).toBeGreaterThan(0)
    for (const page of pages) expect(page).toContain(mark)
  })

  it('says so before anything else in its name', async () => {
    const [file, plain] = [
      await writeFile(how, ofMembers, mixed),
      await writeFile(how, ofMembers, open),
    ]
    expect(file.name).toMatch(/^会員限定_./)
    expect(plain.name).not.toContain(mark)
  })

  it("has nothing of a members' case for those who are none", async () => {
    const file = await writeFile(how, ofEverybody, mixed)
    expect(file.name + file.text).not.toContain(mark)
    expect(file.missing).toEqual([members])
  })
})

it('no title, however long, cuts the mark off the name of a file, or makes the name longer', () => {
  fc.assert(
    fc.property(anyText, fc.nat(80), (text, count) => {
      const title = text + '題'.repeat(count)
      const name = toFileName(title, true)
      expect(name.startsWith(`${mark}_`)).toBe(true)
      expect([...name].length).toBeLessThanOrEqual(60)
      expect(toFileName(title, false).startsWith(name.slice(mark.length + 1))).toBe(true)
    }),
  )
})
