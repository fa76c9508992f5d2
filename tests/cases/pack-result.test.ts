import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case } from '../../server/cases/case.ts'
import { packResult, packWholeResult, unpackResult } from '../../server/cases/pack-result.ts'
import { parseCase } from '../../server/cases/parse.ts'
import { leads, sumSection } from '../../server/cases/sections.ts'
import { body, goodCase, makeWrittenCase } from '../support/make-case.ts'

const markdown = fc
  .array(
    fc.constantFrom(
      '待ち時間は**短く**なった[^1]。',
      '[先の事例](/cases/sora-town-koho)に習った[^2]。',
      '- 一つ\n- 二つ[^1]\n',
      '| 年 | 人 |\n|---|---|\n| 2012 | 3 |\n',
      '> 書かせない\n',
      '確認できた情報はない。',
      '𠮷野家と<b>タグ</b>と"引用"',
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join('\n\n'))
const texts = fc.array(markdown, { maxLength: 5 })

function packAndUnpack(found: Case): Case {
  const result = unpackResult(packResult({ case: found, draft: false, problems: [] }))
  if (!('problems' in result) || !result.case) throw new Error('no case')
  return result.case
}

describe('a case that was packed', () => {
  test('says in every part what it said before, and is written out the same', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const found = makeWrittenCase(written)
        const unpacked = packAndUnpack(found)
        expect(JSON.stringify(unpacked)).toBe(JSON.stringify(found))
        found.sections.forEach((section, at) => {
          const stored = unpacked.sections[at] ?? expect.unreachable()
          const { id, label, html, blocks, paragraphs, sources } = stored
          expect({ id, label, html, blocks, paragraphs, sources }).toEqual(section)
          expect(sumSection(stored)).toBe(sumSection(section))
          expect(leads(stored)).toBe(leads(section))
        })
        expect(JSON.stringify(packAndUnpack(unpacked))).toBe(JSON.stringify(found))
      }),
      { numRuns: 50 },
    )
  })

  test('is named otherwise when anything that is shown of it is other', () => {
    const [section] = makeWrittenCase(['待ち時間は短くなった[^1]。']).sections
    if (!section) throw new Error('no section')
    const others = [
      { ...section, html: `${section.html} ` },
      { ...section, blocks: [] },
      { ...section, paragraphs: [] },
      { ...section, sources: [2] },
    ]
    expect(new Set([section, ...others].map(sumSection)).size).toBe(5)
  })
})

test.each([
  ['a file without a head', 'ただの文'],
  [
    'a file with a wrong head',
    goodCase.replace('populationClass: 一般市', 'populationClass: 村市'),
  ],
  ['a draft', goodCase.replace('status: published', 'status: draft')],
  ['a case without a body', goodCase.replace(body, '')],
])('%s is told alike before and after, packed whole or not', (_, text) => {
  const result = parseCase({ name: 'shiken-city-kaizen.md', slug: 'shiken-city-kaizen', text })
  const { frontMatter, ...rest } = result
  expect(JSON.stringify(unpackResult(packResult(result)))).toBe(JSON.stringify(rest))
  expect(JSON.stringify(unpackResult(packWholeResult(result)))).toBe(JSON.stringify(result))
  expect(frontMatter === undefined).toBe(text === 'ただの文')
})
