/** Files that come to the desk and leave it: material of other programs, and the whole library. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { describe, expect, it } from 'vitest'
import { openDeskService } from '../../server/desk/desk-service.ts'
import { propertyRuns } from '../support/any-text.ts'
import { getPage, openDeskApp, ownOrigin } from '../support/desk-app.ts'
import { readZip } from '../support/read-files.ts'
import { hostileText } from '../support/test-app.ts'
import { smallCases } from '../support/test-library.ts'

const checkDraft = async () => ({ problems: [], likenesses: [], unknownNumbers: [] })
const service = openDeskService({ casesFolder: smallCases, checkDraft })
const openApp = () => openDeskApp({ desk: service })

const bring = (
  app: FastifyInstance,
  name: string,
  payload: Buffer | string,
  headers: Record<string, string>,
) =>
  app.inject({
    ...{ method: 'POST', url: `/api/desk/bring?${new URLSearchParams({ name })}`, payload },
    headers: { ...ownOrigin, 'content-type': 'application/octet-stream', ...headers },
  })

const markdown = `# 福井市の改善の日

## 背景

改善の話をする場がなかった。

## 知らない見出し

置き場のない文。
`

describe('a file that is brought', () => {
  it('comes back as parts of a case, and what has no place beside them', async () => {
    const { app, editor } = await openApp()
    const { statusCode, body } = await bring(app, '案.md', markdown, { cookie: editor })
    expect(statusCode).toBe(200)
    const brought = JSON.parse(body)
    expect(brought.draft.sections.background).toContain('改善の話をする場がなかった')
    expect(JSON.stringify([brought.unplaced, brought.notes])).toContain('置き場のない文')
  })

  it('may be a case or a dossier, whatever the case of its ending, in the encoding of an old editor too', async () => {
    const { app, editor } = await openApp()
    const slug = 'kawase-city-madoguchi'
    const text = await readFile(join(smallCases, `${slug}.md`))
    const whole = (await bring(app, `${slug}.MD`, text, { cookie: editor })).json()
    expect(whole.draft.fields.title).toContain('川瀬市')
    // 「あ」 in Shift_JIS.
    const old = Buffer.concat([Buffer.from('## '), Buffer.of(0x82, 0xa0), Buffer.from('\n\nx\n')])
    const { statusCode, body } = await bring(app, 'a.md', old, { cookie: editor })
    expect(statusCode).toBe(200)
    expect(body).toContain('あ')
  })

  it.each([
    ['of another kind', 'a.doc', 'x', 'BAD_MATERIAL'],
    ['without an ending', 'docx', 'x', 'BAD_MATERIAL'],
    ['without a name', '', 'x', 'BAD_MATERIAL'],
    ['that is no Word file', 'a.docx', 'not a zip', 'BAD_MATERIAL'],
    ['that is empty', 'a.docx', '', 'BAD_MATERIAL'],
    ['that is no text', 'a.yaml', Buffer.of(0xff, 0xff, 0xfd), 'BAD_MATERIAL'],
    ['whose name is markup', `${hostileText}.exe`, 'x', 'BAD_MATERIAL'],
  ])('%s is refused with a sentence', async (_, name, payload, code) => {
    const { app, editor } = await openApp()
    const { statusCode, body } = await bring(app, name, payload, { cookie: editor })
    expect([statusCode, JSON.parse(body).error.code]).toEqual([400, code])
    expect(body).not.toContain('<script>')
  })

  it('of more than ten megabytes is refused', async () => {
    const { app, editor } = await openApp()
    const payload = Buffer.alloc(10 * 2 ** 20 + 1, 'a')
    expect((await bring(app, 'a.md', payload, { cookie: editor })).statusCode).toBe(413)
  })

  it('is read for editors alone and from pages of the library, before a byte of it', async () => {
    const { app, editor, member } = await openApp()
    const large = Buffer.alloc(10 * 2 ** 20 + 1)
    expect((await bring(app, 'a.md', large, {})).statusCode).toBe(401)
    expect((await bring(app, 'a.md', large, { cookie: member })).statusCode).toBe(403)
    for (const origin of ['http://evil.example', 'null', 'https://localhost:80']) {
      expect((await bring(app, 'a.md', large, { cookie: editor, origin })).statusCode).toBe(403)
    }
  })

  it('never breaks the server, whatever it is made of', async () => {
    const { app, editor } = await openApp()
    const ending = fc.constantFrom('docx', 'md', 'yaml', 'yml')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), ending, async (bytes, end) => {
        const sent = await bring(app, `a.${end}`, Buffer.from(bytes), { cookie: editor })
        expect([200, 400]).toContain(sent.statusCode)
      }),
      { numRuns: Math.min(propertyRuns, 10), interruptAfterTimeLimit: 20_000 },
    )
  }, 60_000)

  it('is the only kind of raw bytes that is read', async () => {
    const { app, editor } = await openApp()
    const { statusCode } = await app.inject({
      ...{ method: 'POST', url: '/desk/drafts', payload: Buffer.from('x') },
      headers: { ...ownOrigin, 'content-type': 'application/octet-stream', cookie: editor },
    })
    expect(statusCode).toBe(415)
  })
})

describe('the library as a zip', () => {
  it('holds the files of all cases, under a Japanese name', async () => {
    const { app, editor } = await openApp()
    const { rawPayload, headers } = await getPage(app, '/desk/library.zip', editor)
    expect(headers['content-type']).toBe('application/zip')
    const disposition = decodeURIComponent(String(headers['content-disposition']))
    expect(disposition).toMatch(/改善事例ライブラリ_\d{4}-\d\d-\d\d\.zip$/)
    const files = [...readZip(rawPayload).keys()]
    expect(files).toContain('cases/kawase-city-madoguchi.md')
    expect(files).toContain('cases/yukitani-city-hikitsugi.md')
  })

  it('is for editors alone', async () => {
    const { app, member } = await openApp()
    expect((await getPage(app, '/desk/library.zip')).headers.location).toMatch(/^\/login/)
    expect((await getPage(app, '/desk/library.zip', member)).statusCode).toBe(403)
  })
})
