/** How a case is asked for stands in a file beside it, and whatever stands there costs no case. */

import { chmod, mkdir, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAsks } from '../../server/cases/asks.ts'
import { checkFolder } from '../../server/cases/check.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { loadCases } from '../../server/cases/load.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { anyText } from '../support/any-text.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const list = (...asks: string[]) => asks.map((ask) => `- ${JSON.stringify(ask)}\n`).join('')
const asks = ['行列でお客さんが怒っとる', '順番待ち 減らす 役場', '書く紙が多すぎてうんざり']

const asksOf = async (folder: string) => (await loadCases(folder)).cases.map((one) => one.asks)
const sentencesOf = async (folder: string) => (await loadCases(folder)).problems.map(formatProblem)

describe('a file of asks', () => {
  test('gives its case what stands in it, behind remarks and with either ending of lines', async () => {
    const text = `# 問いかけ\r\n${list(...asks).replaceAll('\n', '\r\n')}`
    const folder = await makeFolder({ 'a.md': goodCase, 'asks/a.yaml': text, 'b.md': goodCase })
    expect(await asksOf(folder)).toEqual([asks, []])
    expect(await sentencesOf(folder)).toEqual([])
  })

  test('is a text of Unicode like any other: composed, and without a BOM', async () => {
    const text = `\ufeff- "${'がぎぐげごだ'.normalize('NFD')}"\n`
    expect(await asksOf(await makeFolder({ 'a.md': goodCase, 'asks/a.yaml': text }))).toEqual([
      ['がぎぐげごだ'],
    ])
  })

  test('may keep nothing but a place for them', () => {
    expect(readAsks('# ここに書く\n')).toEqual({ asks: [], findings: [] })
    expect(readAsks('[]\n')).toEqual({ asks: [], findings: [] })
  })

  test('counts characters, and not the halves of one', () => {
    expect(readAsks(list('𠮷'.repeat(60))).asks).toHaveLength(1)
    expect(readAsks(list('𠮷'.repeat(61))).findings[0]?.got).toContain('61字')
    expect(readAsks(list('𠮷'.repeat(5))).findings[0]?.got).toContain('5字')
  })

  test.each([
    ['', /空のファイル/],
    [' \n\n', /空のファイル/],
    ['- ""\n', /（空） \/ 6〜60字の一行/],
    ['- "　　　　　　　"\n', /（空）/],
    ['- \n', /（空）/],
    ['- 42\n', /数 42 \/ 文/],
    ['- true\n', /真偽値 true \/ 文/],
    ['- [入れ子の, 一覧です]\n', /一覧（2件） \/ 文/],
    ['- 窓口が混む: どうする\n', /項目の組 \/ 文/],
    ['窓口が混んでつらい\n', /「窓口が混んでつらい」 \/ 「- 」で始まる行を並べた一覧/],
    ['asks:\n  - 窓口が混んでつらい\n', /項目の組/],
    ['- "窓口が混む\n', /閉じていない/],
    ['- 窓口が混む #1の係\n', /引用符のない値の中の「#1の係」/],
    ['- *別名のような文\n', /「\*」で始まる値/],
    ['- &a 窓口が混む\n- *a\n', /「\*」で始まる値/],
    ['- !!js/function 窓口が混む\n', /「!」で始まる値/],
    ['- "窓口が混む\\nどうする"\n', /改行や見えない文字/],
    ['- "窓口が\\ud800混むよ"\n', /改行や見えない文字/],
    [list('短い問い'), /4字の「短い問い」/],
    [list('長'.repeat(61)), /61字の/],
    [list(asks[0] ?? '', ` ${asks[0] ?? ''} `), /二度目の「行列でお客さんが怒っとる」/],
    [list('ＷｉＦｉが遅くて', 'wifiが遅くて'), /二度目の/],
    [
      list(...Array.from({ length: 41 }, (_, at) => `困りごとは${at}番目`)),
      /41個の問いかけ \/ 40個まで/,
    ],
    [
      list(...Array.from({ length: 200 }, (_, at) => `困りごとは${at}番目`)),
      /200個の問いかけ \/ 40個まで/,
    ],
    ['['.repeat(5_000), /深すぎる入れ子/],
    ['- '.repeat(5_000), /深すぎる入れ子/],
  ])('is refused as a whole with a sentence and an example: %j', async (text, sentence) => {
    const folder = await makeFolder({ 'a.md': goodCase, 'asks/a.yaml': text })
    const sentences = await sentencesOf(folder)
    expect(sentences.join('\n')).toMatch(sentence)
    expect(sentences[0]).toMatch(/^asks\/a\.yaml:\d+:\d+ 問いかけ — .* \/ .* \/ 例: - "/)
    expect(await asksOf(folder)).toEqual([[]])
  })

  test('names the line of each fault', async () => {
    const text = `# 問いかけ\n${list(asks[0] ?? '', '短い', asks[1] ?? '', '')}`
    const folder = await makeFolder({ 'a.md': goodCase, 'asks/a.yaml': text })
    const places = (await sentencesOf(folder)).map((sentence) => sentence.split(' ')[0])
    expect(places).toEqual(['asks/a.yaml:3:3', 'asks/a.yaml:5:3'])
  })

  test('of no case is refused; of a broken or hidden one it is kept for it', async () => {
    const folder = await makeFolder({
      'a.md': bend('status: published', 'status: draft'),
      'b.md': bend('confidence: high', 'confidence: sure'),
      'c.md': Buffer.of(0xff, 0xfe, 0x00),
      'asks/a.yaml': list(...asks),
      'asks/b.yaml': list(...asks),
      'asks/c.yaml': list(...asks),
      'asks/nobody.yaml': list(...asks),
      'asks/other.yml': list(...asks),
      'asks/README.md': '覚え書き',
      'asks/.a.yaml.swp': 'x',
    })
    const about = (await sentencesOf(folder)).filter((sentence) => sentence.startsWith('asks/'))
    expect(about).toEqual([
      expect.stringMatching(/^asks\/nobody\.yaml:1:1 ファイル名 — ない事例「nobody」の問いかけ/),
      expect.stringMatching(/^asks\/other\.yml:1:1 ファイル — 「\.yaml」で終わらない名/),
    ])
  })

  test('that is none, too large, a folder or a link is a problem of its own', async () => {
    const folder = await makeFolder({
      ...{ 'a.md': goodCase, 'b.md': goodCase, 'c.md': goodCase },
      'asks/a.yaml': Buffer.of(0xff, 0xfe),
      'asks/b.yaml': '#'.repeat(300_000),
      'asks/c.yaml/inner.yaml': list(...asks),
    })
    expect((await loadCases(folder)).cases).toHaveLength(3)
    const about = (await sentencesOf(folder)).map((sentence) => sentence.replace(/ —.*/, ''))
    expect(about).toEqual(['a', 'b', 'c'].map((slug) => `asks/${slug}.yaml:1:1 ファイル`))
  })

  test('a file in the place of their folder costs the asks only', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, asks: 'x' })
    expect(await asksOf(folder)).toEqual([[]])
    expect((await sentencesOf(folder)).join('')).toMatch(/^asks:1:1 フォルダ — 開けないフォルダ/)
  })

  const piece = fc.oneof(
    anyText,
    fc.constantFrom(
      '- ',
      '\n',
      '"',
      "'",
      '# ',
      ': ',
      '[',
      '{',
      '&a',
      '*a',
      '!!x',
      '\t',
      '---',
      '|-',
    ),
    fc.constantFrom(...asks),
  )
  test('never stops the reading of its case, whatever it holds', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'asks/a.yaml': '' })
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    const bytes = fc.oneof(text, fc.uint8Array({ maxLength: 60 }))
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        await writeFile(join(folder, 'asks/a.yaml'), content)
        const { cases, problems } = await loadCases(folder)
        expect(cases.map(({ slug }) => slug)).toEqual(['a'])
        const [found] = cases
        const refused = problems.some(({ file }) => file === 'asks/a.yaml')
        if (refused) expect(found?.asks).toEqual([])
        for (const ask of found?.asks ?? []) expect(ask.trim()).toMatch(/^.{6,}$/u)
      }),
    )
  })
})

describe('asks beside their case', () => {
  const check = async (ask: string, more: Record<string, string> = {}) => {
    const folder = await makeFolder({ 'a.md': goodCase, 'asks/a.yaml': list(ask), ...more })
    const { problems } = await checkFolder(folder)
    return problems.map(formatProblem).filter((sentence) => sentence.startsWith('asks/'))
  }

  test.each([
    ['of its title', '小さく始めた窓口の話', '小さく始めた窓口'],
    ['of its body', 'うちも待ち時間が長かったんよ', '待ち時間が長かった'],
    ['of its summary', '職員が聞き取る形にした所は', '職員が聞き取る形にした'],
    ['of its questions', '繁忙期だけ人が足りない、困る', '繁忙期だけ人が足りない'],
    ['in other widths', 'ｼｽﾃﾑの前に、職場でできることって', 'システムの前に、職場でできること'],
  ])('copy no eight characters %s', async (_, ask, copied) => {
    expect(await check(ask)).toEqual([
      expect.stringMatching(`^asks/a\\.yaml:1:3 問いかけ — 事例の言葉「${copied}」のある「`),
    ])
  })

  test('may share seven characters with it', async () => {
    expect(await check('待ち時間が長くてつらい')).toEqual([])
  })

  test('do not name its place', async () => {
    expect(await check('試験市みたいにしたい')).toEqual([
      expect.stringMatching(/事例の名「試験市」のある「試験市みたいにしたい」/),
    ])
  })

  test('are not those of another case, nearly', async () => {
    const others = { 'b.md': goodCase, 'asks/b.yaml': list('行列でお客さんが怒っとるよ') }
    expect(await check('行列でお客さんが怒っとる', others)).toEqual([
      expect.stringMatching(/^asks\/b\.yaml:1:3 .*（a）とほとんど同じ/),
    ])
  })

  test('do not all begin alike', async () => {
    const moulds = ['朝', '昼', '夜', '春', '夏', '秋'].map((when) => `中核市の課長が${when}に試す`)
    const problems = await check('関係のない問いかけ', {
      'b.md': goodCase,
      'asks/b.yaml': list(...moulds),
    })
    expect(problems).toEqual([expect.stringMatching(/6個目の、「中核市の課長」で始まる/)])
  })

  test('of the shipped cases are 20 or more each, and clean', async () => {
    const folder = new URL('../../cases', import.meta.url).pathname
    const { cases } = await loadCases(folder)
    expect(cases.filter((found) => found.asks.length < 20).map(({ slug }) => slug)).toEqual([])
    const { problems } = await checkFolder(folder)
    expect(problems.map(formatProblem).filter((one) => one.startsWith('asks/'))).toEqual([])
  })
})

describe('asks that change', () => {
  const open = async () => {
    const folder = await makeFolder({
      ...{ 'a.md': goodCase, 'b.md': goodCase },
      'asks/a.yaml': list(asks[0] ?? ''),
    })
    const live = await openLiveShelf(folder)
    const path = (slug: string) => join(folder, 'asks', `${slug}.yaml`)
    return {
      ...{ folder, live, path },
      save: (slug: string, text: string) => writeFile(path(slug), text),
      asks: () => live.shelf().cases.map((found) => found.asks),
      sentences: () => live.shelf().problems.map(formatProblem),
    }
  }

  test('change their case and no other: new, saved, renamed, deleted', async () => {
    const { live, path, save, asks: now } = await open()
    expect(await live.refresh()).toBeUndefined()
    await save('a', list(...asks))
    expect((await live.refresh(new Set(['asks/a.yaml'])))?.changed).toEqual(['a'])
    expect(now()).toEqual([asks, []])
    await rename(path('a'), path('b'))
    expect((await live.refresh())?.changed).toEqual(['a', 'b'])
    expect(now()).toEqual([[], asks])
    await unlink(path('b'))
    expect((await live.refresh())?.changed).toEqual(['b'])
    expect(now()).toEqual([[], []])
  })

  test('stay as they last were good while their file is broken, and the case is new all the same', async () => {
    const { folder, live, save, asks: now, sentences } = await open()
    await save('a', '- "閉じていない引用符\n')
    await writeFile(join(folder, 'a.md'), bend('小さく始めた窓口', '大きく育った窓口'))
    await live.refresh()
    expect(now()).toEqual([[asks[0]], []])
    expect(live.shelf().cases[0]?.title).toContain('大きく育った窓口')
    expect(sentences().join('\n')).toMatch(/asks\/a\.yaml:.*閉じていない/)
    expect(sentences().join('\n')).toMatch(/asks\/a\.yaml:.*直前の版を出している/)
    await save('a', list(...asks))
    await live.refresh()
    expect(now()).toEqual([asks, []])
    expect(sentences()).toEqual([])
  })

  test('do not keep open a case that may have been withdrawn', async () => {
    const { folder, live, save } = await open()
    await writeFile(join(folder, 'a.md'), bend('visibility: public', 'visibility: membres'))
    await save('a', list(...asks))
    await live.refresh()
    expect(live.shelf().cases.map(({ slug }) => slug)).toEqual(['b'])
  })

  test('are kept while their folder is out of reach, and go with it', async () => {
    const { folder, live, asks: now } = await open()
    await rm(join(folder, 'asks'), { recursive: true })
    await writeFile(join(folder, 'asks'), 'x')
    await live.refresh()
    expect(now()).toEqual([[asks[0]], []])
    await rm(join(folder, 'asks'))
    await live.refresh()
    expect(now()).toEqual([[], []])
    await mkdir(join(folder, 'asks'))
    await chmod(join(folder, 'asks'), 0o755)
    expect(await live.refresh()).toBeUndefined()
  })

  test('give the same shelf as a fresh load, whatever came before', async () => {
    const { folder, live, save } = await open()
    for (const [slug, text] of [
      ['b', list(...asks)],
      ['c', list(...asks)],
      ['a', '# nothing\n'],
      ['b', list(asks[2] ?? '')],
    ] as const) {
      await save(slug, text)
      await live.refresh()
      expect(live.shelf()).toEqual(await loadCases(folder))
    }
  })
})
