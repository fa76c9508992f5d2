/** Of several cases every file and every answer says which one is for members alone. */

import { describe, expect, it } from 'vitest'
import { toCard } from '../../server/cases/card.ts'
import { usualKit } from '../../server/contract/kit.ts'
import { describeCase } from '../../server/exports/references/describe.ts'
import { formatSist02 } from '../../server/exports/references/sist02.ts'
import { listUpdates, toCaseAnswer } from '../../server/library/case-answer.ts'
import type { CaseChoice } from '../../server/library/library.ts'
import { readCsv } from '../support/read-files.ts'
import {
  asCases,
  mark,
  members,
  mixed,
  ofEverybody,
  ofMembers,
  open,
  openFiles,
  writeFile,
} from './members-files.ts'

const everything = { text: '窓口', facets: {}, sort: 'relevance', page: 1, size: 100 } as const

describe('which of several cases it is', () => {
  const files = openFiles(ofMembers)
  const isMarked = ({ membersOnly }: { membersOnly?: true }) => membersOnly === true
  const closed = ofMembers.find(({ slug }) => slug === members)

  it.each<[string, CaseChoice]>([
    ['cases that a search finds', { search: everything, most: 100 }],
    ['cases by their names', { slugs: mixed }],
  ])('a table of %s says in its last column', async (_, choice) => {
    const { text } = await writeFile((all) => all.exportCases(choice, 'csv', {}), ofMembers, [])
    const [head, ...rows] = readCsv(text)
    expect(head?.at(-1)).toBe('公開の範囲')
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]))
    expect(rows.map(([slug]) => slug)).toContain(members)
    for (const row of rows) expect(row.at(-1)).toBe(row[0] === members ? mark : 'だれでも')
  })

  it('JSON, a comparison and a document say at the case itself', async () => {
    const json = await writeFile(asCases('json'), ofMembers, mixed)
    const told = JSON.parse(json.text).cases.map(
      ({ visibility }: { visibility?: unknown }) => visibility,
    )
    expect(told).toEqual([undefined, { id: 'members', label: mark }, undefined])
    const compared = await writeFile(
      (all, slugs) => all.exportComparison(slugs, 'csv'),
      ofMembers,
      mixed,
    )
    expect(readCsv(compared.text).at(-1)).toEqual(['公開の範囲', 'だれでも', mark, 'だれでも'])
    const { text } = await writeFile(asCases('md'), ofMembers, mixed)
    expect(text.match(/^\| \*\*公開の範囲\*\* \| 会員限定 \|$/gm)).toHaveLength(1)
  })

  it.each(['ris', 'bibtex', 'csl', 'sist02'] as const)(
    'a list of references as %s says of the case and not of its sources',
    async (format) => {
      const { text } = await writeFile(asCases(format), ofMembers, mixed)
      expect(text.split(mark)).toHaveLength(2)
    },
  )

  it('every answer that holds cases says of that case, and of no other', () => {
    const { kit } = files.kit(mixed, usualKit)
    for (const answer of [
      mixed.flatMap((slug) => ofMembers.filter((one) => one.slug === slug)).map(toCard),
      files.compare(mixed)?.cases ?? [],
      files.onePage(mixed, '')?.cases ?? [],
      kit?.cases ?? [],
    ]) {
      expect(answer.map(isMarked)).toEqual([false, true, false])
    }
    for (const update of listUpdates(ofMembers)) {
      expect(isMarked(update)).toBe(update.slug === members)
    }
    const around = { findSimilar: () => [], titleOf: () => undefined, origin: undefined }
    for (const found of ofMembers) {
      const answer = toCaseAnswer(found, around)
      expect(isMarked(answer)).toBe(found.slug === members)
      expect(answer.citation.includes(`. (${mark}), 事例番号 `)).toBe(found.slug === members)
    }
  })

  it('no answer of public cases has the mark, not even as a field without a value', () => {
    const { kit } = files.kit(open, usualKit)
    const answers = [ofEverybody.map(toCard), listUpdates(ofEverybody), kit, files.visit(open)]
    for (const answer of [...answers, files.compare(open), files.onePage(open, '')]) {
      expect(keysOf(answer)).not.toContain('membersOnly')
      expect(keysOf(answer)).not.toContain('footer')
    }
  })

  it('the questions for a visit alone have it at the foot of every sheet', () => {
    expect(files.visit(mixed).footer).toBe(mark)
  })

  it('a case is cited with it where the library has an address, too', () => {
    if (!closed) throw new Error("no members' case")
    const options = { today: '2026-11-22', publicUrl: 'https://example.jp' }
    expect(formatSist02(describeCase(closed, options))).toContain(
      `. (${mark}), https://example.jp/`,
    )
  })
})

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
}
