/** What holds for a kit of any of the shipped cases. */

import { expect, it } from 'vitest'
import { isStatementOfUnknown, listParagraphs } from '../../server/cases/blocks.ts'
import type { Case } from '../../server/cases/case.ts'
import type { Block, Kit, kitMinutes } from '../../server/contract/kit.ts'
import { readMaterials } from '../../server/kit/material.ts'
import { askUnknown } from '../../server/kit/visit.ts'
import { cutSentences } from '../../server/text/sentences.ts'
import { caseOf, makeKit, pickSets, readLines, sheetOf, shipped } from './make-kit.ts'

type Made = { cases: readonly Case[]; kit: Kit; name: string }

function makeAll(sets: readonly (readonly Case[])[], minutes: (typeof kitMinutes)[number]): Made[] {
  return sets.map((cases) => ({
    cases,
    kit: makeKit(cases, { minutes }),
    name: `${minutes}: ${cases.map(({ slug }) => slug).join(' + ')}`,
  }))
}

/** Every case alone, pairs and fours in an hour; some of them also in the other times. Made once, because it adds up. */
const some = [...pickSets(2, 16), ...pickSets(4, 8)]
const kits = [
  ...makeAll([...shipped.map((one) => [one]), ...some, ...pickSets(3, 6)], 60),
  ...makeAll(some, 30),
  ...makeAll(some, 90),
]
const marks = /〔[A-D]?[0-9]{1,3}〕/g
const more = '（続きは事例のページ）'

function sentencesOf(found: Case): string[] {
  return found.sections.flatMap((section) =>
    listParagraphs(section.blocks)
      .flat()
      .map(({ text }) => text),
  )
}

/** A whole sentence as it stands in 「」. */
function putInside(text: string): string {
  const inner: Record<string, string> = { '「': '『', '」': '』' }
  return text.replace(/。$/, '').replace(/[「」]/g, (bracket) => inner[bracket] ?? bracket)
}

/** Running text of a sheet: paragraphs of the cases, not facts and template lines. */
function storyOf(kit: Kit, id: 'handout' | 'sequel'): string[] {
  const isStory = (block: Block) =>
    block.kind === 'prose' &&
    block.look === undefined &&
    (block.lead === undefined || block.lead.startsWith('〈'))
  return sheetOf(kit, id)
    .pages.flat()
    .flatMap((block) => (block.kind === 'prose' && isStory(block) ? [block.line.text] : []))
}

it('nothing that is to come after the vote is on the handout', () => {
  for (const { cases, kit, name } of kits) {
    const handout = readLines(sheetOf(kit, 'handout')).join('\n').replace(marks, '')
    for (const { found, after, before } of readMaterials(cases)) {
      const [, ...subtitle] = found.title.split(' ― ')
      const hidden = [
        ...subtitle,
        ...found.summary,
        ...after.flat().map(({ text }) => text.replace(/。$/, '')),
      ]
      for (const text of hidden) expect(handout, name).not.toContain(text)
      const { from, to } = found.period
      expect(handout, name).toContain(`${from}年から`)
      if (to === undefined || to === from) continue
      const told = Object.values(before).flatMap((paragraphs) => paragraphs.flat())
      const first = before.actions.flat()[0]
      const years = told.filter((sentence) => sentence !== first && sentence.text.includes(`${to}`))
      expect(years, name).toEqual([])
    }
  }
})

it('every sentence that is not of the template is a whole sentence of its case', () => {
  for (const { cases, kit, name } of kits) {
    const own = new Set(cases.flatMap(sentencesOf))
    for (const id of ['handout', 'sequel'] as const) {
      for (const paragraph of storyOf(kit, id)) {
        if (paragraph.startsWith('その後は、確認できた資料にありません。')) continue
        const text = paragraph.replace(marks, '').replace(more, '')
        for (const sentence of cutSentences(text)) {
          expect(own.has(sentence), `${name}: ${sentence}`).toBe(true)
        }
      }
    }
  }
})

it('sentences in questions are whole too, and long ones are pointed at', () => {
  let quotes = 0
  for (const { cases, kit, name } of kits) {
    const inner = new Set(cases.flatMap(sentencesOf).map(putInside))
    for (const line of readLines(sheetOf(kit, 'handout'))) {
      const [, quote] =
        /「(.+)」(?:とあります。|という判断に|。これをしなかったら)/.exec(line) ?? []
      if (quote === undefined) continue
      quotes += 1
      expect(inner.has(quote), `${name}: ${quote}`).toBe(true)
      expect([...quote].length, quote).toBeLessThanOrEqual(60)
    }
  }
  expect(quotes).toBeGreaterThan(kits.length / 2)
})

it('every level has questions, no two are the same, and all of it goes on two pages', () => {
  for (const { kit, name } of kits) {
    const blocks = sheetOf(kit, 'handout').pages.flat()
    const starts = blocks.flatMap((block, index) =>
      block.kind === 'heading' && /^(事実|なぜ|自分ならどうする|わが市では)$/.test(block.line.text)
        ? [index]
        : [],
    )
    expect(starts, name).toHaveLength(4)
    for (const start of starts) expect(blocks[start + 1]?.kind, name).toBe('question')
    const asked = blocks.flatMap((block) => (block.kind === 'question' ? [block] : []))
    expect(asked.map(({ number }) => Number(number))).toEqual(asked.map((_, index) => index + 1))
    expect(new Set(asked.map(({ line }) => line.text)).size, name).toBe(asked.length)
    expect(kit.notes, name).toEqual([])
  }
})

it('all that is not known of a case becomes well-formed questions, one for each', () => {
  const form =
    /^(?:「[^。]+」とあります。)?(?<what>[^。]+[^。、はがをにでへ])(?:を教えてください|をお聞かせください|を知りたく存じます)。$/
  for (const found of shipped) {
    const blanks = sentencesOf(found).filter(
      (text) => isStatementOfUnknown(text) && text !== '確認できた情報はない。',
    )
    const asked = askUnknown(found)
    const open = asked.filter((text) => form.test(text))
    expect(open.length, `${found.slug}: ${asked.join('\n')}`).toBe(
      blanks.length + found.unknown.length,
    )
    for (const text of open) {
      const what = form.exec(text)?.groups?.['what'] ?? ''
      expect(what.match(/[「『（]/g)?.length ?? 0).toBe(what.match(/[」』）]/g)?.length ?? 0)
    }
  }
})

it('the words for one’s own body, one case, and places of different kinds are spoken of rightly', () => {
  const town = makeKit([caseOf('miyoshi-town-koho-sakuma')], { own: 'town' })
  const text = town.sheets.flatMap(readLines).join('\n')
  expect(text).toContain('わが町では')
  expect(text).not.toContain('わが市')
  expect(text).toContain('三芳町が迷ったところで')
  const mixed = makeKit(['miyoshi-town-koho-sakuma', 'nishio-city-pfi-review'].map(caseOf))
  expect(readLines(sheetOf(mixed, 'facilitator')).join('\n')).toContain('二つの自治体が迷った')
  const same = makeKit(['fukuoka-city-dna-undo', 'fukuoka-city-thalasso-pfi'].map(caseOf))
  expect(readLines(sheetOf(same, 'facilitator')).join('\n')).toContain('福岡市が迷ったところで')
})
