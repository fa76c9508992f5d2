import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeCases } from '../../server/exports/cases-paper.ts'
import { tellCost } from '../../server/exports/cost.ts'
import type { Selection } from '../../server/exports/selection.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { anyText } from '../support/any-text.ts'
import { makeWrittenCase } from '../support/make-case.ts'
import { findAll, readWord, type WordFile } from '../support/read-files.ts'
import { referenceOptions, selectMade, selectSmall, smallCases, smallSlugs } from './selections.ts'

async function write(selection: Selection): Promise<WordFile> {
  return readWord(await writeWord(composeCases(selection, referenceOptions)))
}

const few = smallSlugs.slice(0, 4)
const whole = await write(selectSmall(...few))

describe('a Word file of four cases', () => {
  it('has every case as a chapter in the order asked for, headed by real styles, references last', () => {
    const chapters = whole.paragraphs.filter(({ style }) => style === 'Heading1')
    const titles = few.map((slug) => smallCases.find((found) => found.slug === slug)?.title)
    expect(chapters.map(({ text }) => text.replace('― ', ' ― '))).toEqual([...titles, '参考文献'])
    const heads = whole.paragraphs.filter(({ style }) => style === 'Heading2')
    expect(heads.slice(0, 5).map(({ text }) => text)).toEqual([
      ...['背景', '取り組み', '成果', '工夫', 'つまずきとその後'],
    ])
    const defined = findAll(whole.part('word/styles.xml'), 'w:style').map((style) =>
      style.attributes.get('w:styleId'),
    )
    for (const { style } of whole.paragraphs) if (style) expect(defined).toContain(style)
  })

  it('has every source mark of the cases as a footnote of its own', () => {
    const marks = few.map((slug) => {
      const found = smallCases.find((one) => one.slug === slug)
      // The amounts among the facts carry theirs once more.
      const amounts = found ? tellCost(found).mentioned : []
      return found?.sections
        .map(({ html }) => html.split('<sup').length - 1)
        .concat(amounts.map(({ sources }) => sources.length))
        .reduce((a, b) => a + b)
    })
    expect(whole.calls.length).toBe(marks.reduce((sum = 0, count = 0) => sum + count, 0))
    expect([...whole.footnotes.keys()]).toEqual(whole.calls)
    expect(new Set(whole.calls).size).toBe(whole.calls.length)
    for (const text of whole.footnotes.values()) expect(text.length).toBeGreaterThan(3)
  })

  it('gives a source in full once in a case, and by its name after that', async () => {
    const file = await write(selectMade(makeWrittenCase(['甲だ[^1]。乙だ[^1]。丙だ[^1][^2]。'])))
    expect([...file.footnotes.values()]).toEqual([
      '“窓口のあゆみ”. 試験市. https://example.jp/1, (参照 2026-11-22).',
      '“窓口のあゆみ”',
      '“窓口のあゆみ”　／　“調査”. 試験新聞. 2019-04. https://example.jp/2, (参照 2026-11-22).',
    ])
  })

  it('is A4, numbers its pages, and is Japanese in language and fonts', () => {
    const body = whole.part('word/document.xml')
    const [size] = findAll(body, 'w:pgSz')
    expect([size?.attributes.get('w:w'), size?.attributes.get('w:h')]).toEqual(['11906', '16838'])
    const fields = findAll(whole.part('word/footer1.xml'), 'w:instrText')
    expect(fields.length).toBe(2)
    const defaults = findAll(whole.part('word/styles.xml'), 'w:rPrDefault')
    expect(findAll(defaults[0] ?? body, 'w:lang')[0]?.attributes.get('w:eastAsia')).toBe('ja-JP')
    const fonts = findAll(whole.part('word/styles.xml'), 'w:rFonts').map(({ attributes }) =>
      attributes.get('w:eastAsia'),
    )
    expect(new Set(fonts)).toEqual(new Set(['游明朝', '游ゴシック']))
    const spare = findAll(whole.part('word/fontTable.xml'), 'w:altName')
    expect(spare.map(({ attributes }) => attributes.get('w:val'))).toEqual([
      'Yu Mincho,ＭＳ 明朝',
      'Yu Gothic,ＭＳ ゴシック',
    ])
  })

  it('holds no macro, and refers to nothing outside but by links', () => {
    expect(whole.names.filter((name) => /vba|macro|embed|activeX|\.bin$/i.test(name))).toEqual([])
    const relations = whole.names
      .filter((name) => name.endsWith('.rels'))
      .flatMap((name) => findAll(whole.part(name), 'Relationship'))
    const outside = relations.filter(
      ({ attributes }) => attributes.get('TargetMode') === 'External',
    )
    expect(outside.length).toBeGreaterThan(0)
    for (const { attributes } of outside) {
      expect(attributes.get('Type')).toMatch(/\/hyperlink$/)
      expect(attributes.get('Target')).toMatch(/^https?:/)
    }
  })
})

describe('a Word file says in place what is wrong, and delivers the rest:', () => {
  it('a case that is not there', async () => {
    const file = await write(selectSmall(few[0] ?? '', 'no-such-case', few[1] ?? ''))
    const chapters = file.paragraphs.filter(({ style }) => style === 'Heading1')
    expect(chapters[1]?.text).toBe('事例「no-such-case」')
    expect(chapters.length).toBe(4)
    const said = file.paragraphs.find(({ text }) => text.includes('は見つからない。'))
    expect(said?.text).toContain('公開を終えている')
  })

  it('a mark of no source', async () => {
    const file = await write(selectMade(makeWrittenCase(['甲だ[^9]。'])))
    expect([...file.footnotes.values()]).toEqual(['出典9は一覧にない。'])
  })

  it('fields that are missing', async () => {
    const bare = { actors: [], barriers: [], themes: [], fields: [], summary: [], sources: [] }
    const file = await write(selectMade(makeWrittenCase([], bare)))
    const table = findAll(file.part('word/document.xml'), 'w:tbl')
    expect(table.length).toBe(1)
    expect(file.paragraphs.filter(({ text }) => text === '不明').length).toBe(7)
  })
})

it('lists, tables, quotations and links of a body come through', async () => {
  const text = [
    '前の文[^1]。\n\n- 甲[^1]\n- 乙\n\n1. 一\n2. 二\n\n> 引いた文。',
    '| 年 | 数 |\n|---|---|\n| 2019 | 3[^2] |\n\n[市のページ](https://example.jp/a?b=1&c=2)を**強く**見る。',
  ]
  const file = await write(selectMade(makeWrittenCase(text)))
  const find = (wanted: string) => file.paragraphs.find((one) => one.text === wanted)
  expect(find('甲')).toMatchObject({ style: 'ListParagraph', notes: 1 })
  expect(find('二')).toMatchObject({ style: 'ListParagraph' })
  expect(find('引いた文。')).toMatchObject({ style: 'Quote' })
  expect(find('3')).toMatchObject({ style: 'TableText', notes: 1 })
  expect(find('市のページを強く見る。')).toMatchObject({ style: 'BodyText' })
  const links = findAll(file.part('word/_rels/document.xml.rels'), 'Relationship')
  expect(links.map(({ attributes }) => attributes.get('Target'))).toContain(
    'https://example.jp/a?b=1&c=2',
  )
})

it('whatever a title, a source or a sentence is made of, Word can open the file', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (strange, other) => {
      const section = makeWrittenCase(['甲だ[^1]。']).sections
      const source = { id: 1, title: strange, publisher: other, url: 'https://example.jp/?a&b' }
      const made = makeWrittenCase([], {
        ...{ title: strange, summary: [other], actors: [strange], sections: section },
        sources: [source],
      })
      const file = await write({ entries: [{ found: made }, { missing: strange }] })
      expect(file.footnotes.size).toBe(1)
    }),
    { numRuns: 25 },
  )
})

it('characters that XML cannot hold are left out, wherever they stand, and line ends are spaces', async () => {
  const bad = '前\u0000\u000b\u001f\ufffe\uffff\ud800中\r\n後\udc00👩'
  const source = { id: 1, title: bad, publisher: bad, url: 'https://example.jp/\uffff' }
  const section = makeWrittenCase(['甲だ[^1]。']).sections
  const made = makeWrittenCase([], { title: bad, sections: section, sources: [source] })
  const file = await write({
    ...selectMade(made),
    search: { text: bad, conditions: [], further: 0 },
  })
  const chapter = file.paragraphs.find(({ style }) => style === 'Heading1')
  expect(chapter?.text).toBe('前中 後👩')
  expect(file.paragraphs[0]?.text).toBe('「前中 後👩」の事例')
})

it('a title of 500 characters with quotes, commas and emoji is there whole', async () => {
  const title = `「${'長い題、"引用"と👩‍👩‍👧と <b>&amp;</b>'.repeat(20)}」`
    .slice(0, 500)
    .toWellFormed()
  const file = await write(selectMade(makeWrittenCase(['甲だ。'], { title })))
  const chapter = file.paragraphs.find(({ style }) => style === 'Heading1')
  expect(chapter?.text).toBe(title)
})
