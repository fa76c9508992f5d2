/** The association's own words: measured, kept, and found by at once. */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSynonymLines } from '../../server/contract/synonym-lines.ts'
import { changeList, readTypedLine } from '../../server/http/desk/change-words.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'
import { getPage, openDeskApp, sendForm } from '../support/desk-app.ts'
import { noModel, openTestLibrary, smallCases } from '../support/test-library.ts'

let library: WholeLibrary
let close: () => Promise<void>
beforeAll(async () => {
  ;({ library, close } = await openTestLibrary(smallCases, { model: noModel }))
}, 60_000)
afterAll(() => close())

const idIn = (html: string) => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? ''
const find = async (text: string) => {
  const { hits } = await library
    .forMembers()
    .search({ text, facets: {}, sort: 'relevance', page: 1, size: 5 })
  return hits.map(({ slug }) => slug)
}

describe('a word of the association', () => {
  it('is measured first, kept on a press, found by at once in both libraries, and taken back', async () => {
    const { app, desk, editor } = await openDeskApp({ library })
    const day = '2026-11-29'
    const slug = 'tsukioka-city-jimu-misu'
    desk.judgements.set({ query: 'ぽかの多い課', slug, grade: 'answers', day })
    const typed = { words: 'ぽか、事務ミス', others: '' }
    const tag = (await getPage(app, '/search?q=ぽか')).headers.etag

    const shown = await sendForm(app, '/desk/words/measure', typed, editor)
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toContain('編集者が判定した問い1だけ')
    expect(shown.body).toContain('良くなる1、悪くなる0')
    expect(desk.ownWords.read()).toBe('')

    const kept = await sendForm(app, '/desk/words', { id: idIn(shown.body) }, editor)
    expect(kept.headers.location).toBe('/desk/words?done=kept')
    expect(desk.ownWords.read()).toBe('ぽか、事務ミス\n')
    expect(await find('ぽか')).toContain(slug)
    const { hits } = (await app.inject('/api/search?q=ぽか')).json()
    expect(hits.map((hit: { slug: string }) => hit.slug)).toContain(slug)
    const later = await app.inject({
      url: '/search?q=ぽか',
      headers: { 'if-none-match': String(tag) },
    })
    expect(later.statusCode).toBe(200)

    const removal = await sendForm(app, '/desk/words/measure', { remove: 'ぽか、事務ミス' }, editor)
    expect(removal.body).toContain('良くなる0、悪くなる1')
    await sendForm(app, '/desk/words', { id: idIn(removal.body) }, editor)
    expect(await find('ぽか')).not.toContain(slug)
  }, 120_000)

  it('is not kept unmeasured, twice, or over what another editor has kept meanwhile', async () => {
    const { app, desk, editor } = await openDeskApp()
    const measure = async (words: string) =>
      idIn((await sendForm(app, '/desk/words/measure', { words }, editor)).body)
    const keep = (id: string) => sendForm(app, '/desk/words', { id }, editor)
    expect((await keep('made-up')).statusCode).toBe(409)
    const [one, other] = [await measure('公園、広場'), await measure('公園、緑地')]
    expect((await keep(one)).statusCode).toBe(303)
    expect((await keep(one)).statusCode).toBe(409)
    const late = await keep(other)
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('もう一度測ってください')
    expect(desk.ownWords.read()).toBe('公園、広場\n')
  })

  it('says what is wrong with it, with what was typed', async () => {
    const { app, editor } = await openDeskApp()
    expect((await sendForm(app, '/desk/words/measure', {}, editor)).statusCode).toBe(400)
    for (const words of ['公園', '公、広場', '公園、公園', `公園、${'あ'.repeat(41)}`]) {
      const { statusCode, body } = await sendForm(app, '/desk/words/measure', { words }, editor)
      expect(statusCode, words).toBe(400)
      expect(body).toContain(`value="${words}"`)
    }
  })

  it('is a line of its own, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, anyText, (words, others) => {
        let line = ''
        try {
          line = readTypedLine({ words, others })
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_WORDS' })
          return
        }
        expect(readSynonymLines(line)).toHaveLength(1)
        const list = changeList('公園、広場\n', { kind: 'added', line })
        expect(readSynonymLines(list).map((each) => each.line)).toEqual(['公園、広場', line])
        expect(changeList(list, { kind: 'removed', line })).toBe('公園、広場\n')
      }),
      { numRuns: propertyRuns },
    )
  })

  it('is looked up among those that ship', async () => {
    const { app, editor } = await openDeskApp()
    expect((await getPage(app, '/desk/words?q=カウンター', editor)).body).toContain(
      '窓口、カウンター',
    )
    expect((await getPage(app, '/desk/words?q=ない言葉', editor)).body).toContain('表にない')
  })
})
