import { describe, expect, it } from 'vitest'
import { isStatementOfUnknown, listSentences } from '../../server/cases/blocks.ts'
import { fillOnePage } from '../../server/exports/one-page.ts'
import {
  composeOnePage,
  countPageLines,
  onePageLines,
} from '../../server/exports/one-page-paper.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { pickSets } from '../kit/make-kit.ts'
import { makeWrittenCase } from '../support/make-case.ts'
import { findAll, readWord } from '../support/read-files.ts'
import { selectMade } from './selections.ts'

const question = '人口1万5千人の町で、図書館をどう建て直すか'

describe('one page for a meeting', () => {
  it.each([1, 2, 3, 4])(
    'has room for what it takes out of any %i of the shipped cases',
    (count) => {
      for (const cases of pickSets(count, 12)) {
        const page = fillOnePage(selectMade(...cases), question)
        const names = cases.map(({ slug }) => slug).join(' ')
        expect(countPageLines(page), names).toBeLessThanOrEqual(onePageLines)
        const shown = page.parts.map(({ id }) => id)
        for (const id of ['actions', 'trouble']) expect(shown, names).toContain(id)
      }
    },
  )

  it('takes sentences of the cases whole, each with its sources, and none that says what is unknown', () => {
    const told = pickSets(3, 5).flatMap((cases) =>
      fillOnePage(selectMade(...cases), '').parts.flatMap(({ id, texts }) =>
        texts.map((sentences, at) => ({ id, sentences, found: cases[at] })),
      ),
    )
    for (const { id, sentences, found } of told) {
      const section = found?.sections.find((one) => one.id === id)
      if (!section) continue
      const own = listSentences(section.blocks)
      for (const sentence of sentences) expect(own).toContainEqual(sentence)
      expect(sentences.filter(({ text }) => isStatementOfUnknown(text))).toEqual([])
    }
  })

  it('leaves out a part that has no room, by its name, and keeps the others', () => {
    const long = `${'長い'.repeat(1500)}文だ[^1]。`
    const found = makeWrittenCase(['遅かった[^1]。', long, '減った[^1]。', '', '困った[^1]。'])
    const { parts, leftOut } = fillOnePage(selectMade(found), question)
    expect(leftOut).toEqual(['したこと'])
    expect(parts.find(({ id }) => id === 'trouble')?.texts).toEqual([
      [{ text: '困った。', sources: [1] }],
    ])
  })

  it('names the sources that stand on it, and how many there are of whom', () => {
    const found = makeWrittenCase(['', '始めた[^2]。'])
    const [told] = fillOnePage(selectMade(found), '').cases
    expect(told?.sources).toEqual([{ id: 2, text: '試験新聞（2019年4月）' }])
    expect(told?.sourcing).toBe('出典2件、出典が一つだけの文 1')
  })

  it('is a table upright in Word, with the question, 不明 where nothing is known, and room to write', async () => {
    const found = makeWrittenCase(['', '始めた[^2]。'])
    const page = fillOnePage(selectMade(found), question)
    const paper = composeOnePage(page, '2026-11-22', 'https://example.jp')
    const file = readWord(await writeWord(paper))
    const body = file.part('word/document.xml')
    const [size] = findAll(body, 'w:pgSz')
    expect(Number(size?.attributes.get('w:h'))).toBeGreaterThan(Number(size?.attributes.get('w:w')))
    expect(findAll(body, 'w:tbl').length).toBe(1)
    expect(findAll(body, 'w:trHeight').length).toBe(1)
    const texts = file.paragraphs.map(({ text }) => text)
    expect(texts).toContain(question)
    expect(texts).toContain('試験市　始めた[2]。')
    expect(texts).toContain('試験市　不明')
    expect(texts.at(-1)).toMatch(
      /原典に当たってください。\/cases\/… は https:\/\/example\.jp の後に続く。$/,
    )
  })
})
