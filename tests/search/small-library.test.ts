import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Library } from '../../server/library/library.ts'
import { makeFolder } from '../support/make-folder.ts'
import {
  noModel,
  openTestLibrary,
  openToRead,
  search,
  slugsOf,
  smallCases,
  withoutTime,
} from '../support/test-library.ts'

const library: Library = await openToRead(smallCases)

describe('without a model', () => {
  test('the library finds by words, says that meaning is away, and is otherwise whole', async () => {
    const answer = await search(library, '待ち時間')
    expect(slugsOf(answer)[0]).toBe('kawase-city-madoguchi')
    expect(answer.degraded?.join()).toContain('意味')
    expect(new Set(answer.hits.map(({ match }) => match))).toEqual(new Set(['words']))
    expect(library.health()).toMatchObject({ status: 'degraded', cases: 10 })
    expect(library.findCase('kawase-city-madoguchi')).toHaveProperty('found.similar')
  })

  test('what needs no meaning is not called degraded', async () => {
    expect((await search(library, '')).degraded).toBeUndefined()
  })
})

describe('a members-only case and a draft are nowhere', () => {
  const secrets = /氷柱|蜃気楼|yukitani|kirihara|雪谷|霧原|引き継ぎ帳|書きかけ/

  test.each([
    '氷柱会議',
    '氷柱',
    '蜃気楼計画',
    '雪谷市',
    '霧原市',
    '引き継ぎ帳',
    'yukitani',
    'ひょうちゅうかいぎ',
  ])('not in what a search for %s answers, beyond the words of the reader', async (text) => {
    const { query, instead, ...answer } = withoutTime(await search(library, text))
    expect(JSON.stringify(answer)).not.toMatch(secrets)
    // Which words nobody writes is said in the reader's own words; all else of it is checked.
    expect(JSON.stringify({ ...instead, unknown: [] })).not.toMatch(secrets)
    expect(query.terms).toEqual(expect.arrayContaining(instead?.unknown ?? []))
    expect(query.corrected ?? '').not.toMatch(secrets)
  })

  test('not in the list of all, its facets and counts', async () => {
    const answer = await search(library, '')
    expect(answer.total).toBe(10)
    expect(JSON.stringify(answer)).not.toMatch(secrets)
    expect(JSON.stringify(answer.facets)).not.toMatch(/新潟|静岡|niigata|shizuoka/)
  })

  test('not in start, health, suggestions and other cases', async () => {
    const typed = [
      '氷',
      '氷柱',
      '蜃',
      'ひ',
      'し',
      '雪',
      '霧',
      'yuki',
      '引き継',
      '職員提案',
      'き',
      'ゆ',
    ]
    const slugs = slugsOf(await search(library, ''))
    const seen = [
      library.start(),
      library.health(),
      ...typed.map((text) => library.suggest(text)),
      ...slugs.map((slug) => library.findCase(slug)),
    ]
    expect(JSON.stringify(seen)).not.toMatch(secrets)
    expect(library.findCase('yukitani-city-hikitsugi')).toBeUndefined()
    expect(library.findCase('kirihara-city-teian')).toBeUndefined()
  })

  test('a library that never had them, of files in another order and with other line ends, answers the same', async () => {
    const folder = await makeFolder()
    const names = (await readdir(smallCases)).filter((name) => !secrets.test(name))
    for (const name of names.reverse()) {
      const text = await readFile(join(smallCases, name), 'utf8')
      await writeFile(join(folder, name), text.replaceAll('\n', '\r\n'))
    }
    const { library: other, close } = await openTestLibrary(folder, { model: noModel })
    try {
      for (const text of [
        '',
        '市',
        '異動',
        '引き継ぎ',
        '氷柱会議',
        '税務課',
        '職員提案',
        '漏れ',
        '契約',
      ]) {
        expect(withoutTime(await search(library, text))).toEqual(
          withoutTime(await search(other, text)),
        )
        expect(library.suggest(text)).toEqual(other.suggest(text))
      }
      expect(library.start()).toEqual(other.start())
      expect(library.health().generation).toBe(other.health().generation)
      for (const slug of slugsOf(await search(other, ''))) {
        expect(library.findCase(slug)).toEqual(other.findCase(slug))
      }
    } finally {
      await close()
    }
  })

  test('the same question twice gives the same answer', async () => {
    for (const text of ['', '職員', '費用']) {
      expect(withoutTime(await search(library, text))).toEqual(
        withoutTime(await search(library, text)),
      )
    }
  })
})

describe('phrases and exclusions', () => {
  test.each([
    '"こつこつ改善運動"',
    '「こつこつ改善運動」',
    '“こつこつ改善運動”',
    '＂こつこつ改善運動＂',
  ])('%s shows only cases that write exactly this', async (text) => {
    expect(slugsOf(await search(library, text))).toEqual(['kaku-city-kaizen-undo'])
  })

  test.each(['公園 -カフェ', '公園　－カフェ', '公園 −カフェ'])(
    '%s leaves out what has カフェ',
    async (text) => {
      const found = slugsOf(await search(library, text))
      expect(found).not.toContain('morino-town-park')
      expect(slugsOf(await search(library, '公園'))).toContain('morino-town-park')
    },
  )

  test('a phrase that no case writes is searched as words', async () => {
    expect(slugsOf(await search(library, '"窓口の待ち時間の改善"'))).toContain(
      'kawase-city-madoguchi',
    )
  })

  test.each(['"', '""', '「', '「」', '-', '- -', '-"', '"改善', '改善"-'])(
    'half a sign (%s) breaks nothing',
    async (text) => {
      expect((await search(library, text)).total).toBeGreaterThanOrEqual(0)
    },
  )

  test('a hyphen inside a word or between years excludes nothing', async () => {
    expect(slugsOf(await search(library, '2006-2018 改善運動'))[0]).toBe('kaku-city-kaizen-undo')
  })
})

describe('words are found however they are written', () => {
  test.each([
    ['ＰＦＩ', 'minamito-city-pfi'],
    ['ｶﾌｪ', 'morino-town-park'],
    ['こつこつかいぜんうんどう', 'kaku-city-kaizen-undo'],
    ['よるほし', 'hoshimi-city-benkyokai'],
    ['平成18年 改善運動', 'kaku-city-kaizen-undo'],
    ['H18 改善運動', 'kaku-city-kaizen-undo'],
    ['2006 改善運動', 'kaku-city-kaizen-undo'],
    ['事務ミス', 'tsukioka-city-jimu-misu'],
    ['広場', 'morino-town-park'],
  ])('%s', async (text, slug) => {
    expect(slugsOf(await search(library, text))[0]).toBe(slug)
  })

  test('a case that moved is found under its old name', () => {
    expect(library.findCase('morino-town-shibafu')).toEqual({ movedTo: 'morino-town-park' })
    expect(library.findCase('never-was')).toBeUndefined()
    expect(library.findCase('__proto__')).toBeUndefined()
  })

  test('what a case says it does not know is not found as if it knew', async () => {
    const { hits } = await search(library, '"運動にかかった費用"')
    expect(JSON.stringify(hits.map(({ snippet }) => snippet))).not.toContain('確認できた資料にない')
  })
})
