/** Editors judge answers, and the evaluation measures by what they judged. */

import { describe, expect, it } from 'vitest'
import { parseQueries } from '../../server/evaluation/judged-queries.ts'
import { getPage, openDeskApp, sendForm } from '../support/desk-app.ts'
import { hostileText } from '../support/test-app.ts'

const slug = 'kawase-city-madoguchi'

describe('judging', () => {
  it('keeps a choice for each answer, shows it again, and takes another', async () => {
    const { app, desk, editor } = await openDeskApp()
    const page = await getPage(app, '/desk/judge?q=窓口', editor)
    expect(page.body.match(/type="radio"/g)).toHaveLength(3)
    for (const grade of ['helps', 'answers']) {
      const sent = { q: '　窓口 ', [`grade.${slug}`]: grade }
      const { headers } = await sendForm(app, '/desk/judge', sent, editor)
      const again = await getPage(app, String(headers.location), editor)
      expect(again.body).toContain(`value="${grade}" checked`)
      expect(again.body).toContain('はじめの1件のうち、1件を判定した')
    }
    expect(desk.judgements.list()).toMatchObject([{ query: '窓口', slug, grade: 'answers' }])
  })

  it('takes nothing that is no judgement of a case', async () => {
    const { app, desk, editor } = await openDeskApp()
    const sent = {
      ...{ q: '窓口', 'grade.never-was': 'answers', [`grade.${slug}`]: 'best' },
      ...{ [slug]: 'answers', 'grade.': 'helps', 'grade.__proto__': 'helps' },
    }
    expect((await sendForm(app, '/desk/judge', sent, editor)).statusCode).toBe(303)
    await sendForm(app, '/desk/judge', { q: ' ', [`grade.${slug}`]: 'answers' }, editor)
    expect(desk.judgements.list()).toEqual([])
  })

  it('goes on to what readers asked in vain and nobody has judged', async () => {
    const { app, desk, editor, members } = await openDeskApp()
    desk.changeSettings({ missedSearches: true })
    for (let at = 0; at < 3; at += 1) {
      for (const words of ['公園の管理', '窓口の混雑']) desk.missedSearches.note(words, 'none')
      members.clock.now += 86_400_000
    }
    const cookie = await members.enter('次の編集者', 'editor')
    desk.judgements.set({ query: '窓口の混雑', slug, grade: 'helps', day: '2026-11-29' })
    const { body } = await getPage(app, '/desk/judge', cookie)
    const waiting = body.slice(0, body.indexOf('判定した問い'))
    expect(waiting).toContain('公園の管理')
    expect(waiting).not.toContain('窓口の混雑')
    expect(editor).toBeTruthy()
  })

  it('is a file of judged queries to take along', async () => {
    const { app, editor } = await openDeskApp()
    const sent = { q: `窓口${hostileText}`, [`grade.${slug}`]: 'answers' }
    await sendForm(app, '/desk/judge', sent, editor)
    const { body, headers } = await getPage(app, '/desk/judgements.jsonl', editor)
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(parseQueries(body)).toMatchObject([{ type: 'desk', relevant: { [slug]: 2 } }])
    const { body: page } = await getPage(app, '/desk/judge', editor)
    expect(page).not.toContain('<script>alert')
  })
})
