/** One case at the desk: its versions, what differs between them, and what an editor may do with it at once. */

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writtenOutside } from '../../server/contract/desk.ts'
import { getPage, ownOrigin, sendForm } from '../support/desk-app.ts'
import { openDeskCases, openDeskOver, prepareDeskCases } from '../support/desk-cases.ts'
import { hostileText } from '../support/test-app.ts'

const slug = 'kawase-city-madoguchi'
const other = 'sora-town-koho'
const own = `/desk/cases/${slug}`

/** Opened once for everything that changes no file. */
let prepared: Awaited<ReturnType<typeof prepareDeskCases>>
beforeAll(async () => {
  prepared = await prepareDeskCases()
}, 60_000)
afterAll(() => prepared.close())

/** The value that a form of the page would send along. */
const seenOn = (body: string) => /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? ''

describe('withdrawing', () => {
  it('takes the case off the library, keeps its files as a version, and brings them back', async () => {
    const { app, editor, readText, cases } = await openDeskCases()
    const before = await readText(`${slug}.md`)
    const fields = { reason: '取り組みが白紙になった', instead: `/cases/${other}` }
    const done = await sendForm(app, `${own}/withdraw`, fields, editor)
    expect([done.statusCode, done.headers.location]).toEqual([303, `${own}?done=withdrawn`])
    await expect(readText(`${slug}.md`)).rejects.toThrow('ENOENT')
    const list = await readText('withdrawn.yaml')
    expect(list).toMatch(/^kawase-city-madoguchi:$/m)
    expect(list).toContain(`instead: [${other}]`)
    expect(list).not.toContain('visibility')
    await vi.waitFor(async () => {
      const gone = await getPage(app, `/cases/${slug}`)
      expect([gone.statusCode, gone.body.includes(`/cases/${other}`)]).toEqual([410, true])
    }, 15_000)

    const page = await getPage(app, own, editor)
    expect(page.body).toContain('いまは公開していない')
    expect(page.body).toContain('書いた人 編集者')
    const [withdrawn, outside] = (await cases.readCase(slug)).versions
    expect([withdrawn?.kind, outside?.note]).toEqual(['withdrawn', writtenOutside])
    const back = { version: outside?.id ?? '', seen: '' }
    const returned = await sendForm(app, `${own}/take-back`, back, editor)
    expect(returned.headers.location).toBe(`${own}?done=taken-back`)
    expect(await readText(`${slug}.md`)).toBe(before)
    expect(await readText('withdrawn.yaml')).not.toContain(slug)
    await vi.waitFor(async () => {
      expect((await getPage(app, `/cases/${slug}`)).statusCode).toBe(200)
    }, 15_000)
  }, 60_000)

  it.each([
    ['without a reason', { reason: ' ', instead: '' }, 400, 'わけを書いてください'],
    ['for a case that is not there', { reason: 'x', instead: 'never-was' }, 404, 'never-was'],
    ['for itself', { reason: 'x', instead: slug }, 404, slug],
    ['with a reason of two lines', { reason: 'a\nb', instead: '' }, 422, '一行'],
    ['of files that are no more', { reason: 'x', instead: '', seen: 'other' }, 409, '先に'],
  ])('is refused %s, and what was typed stays', async (_, fields, status, words) => {
    const { app, editor, readText } = await openDeskOver(prepared)
    const before = await readText(`${slug}.md`)
    const { statusCode, body } = await sendForm(app, `${own}/withdraw`, fields, editor)
    expect(statusCode).toBe(status)
    expect(body).toContain(words)
    // A field without a value has none in its markup.
    if (fields.instead !== '') expect(body).toContain(`value="${fields.instead}"`)
    if (fields.reason.trim() !== '') expect(body).toContain(`value="${fields.reason}"`)
    expect(await readText(`${slug}.md`)).toBe(before)
  })

  it('of a members’ case leaves a word for members only', async () => {
    const { app, editor, readText } = await openDeskCases()
    const hidden = 'yukitani-city-hikitsugi'
    await sendForm(app, `/desk/cases/${hidden}/withdraw`, { reason: '撤回' }, editor)
    expect(await readText('withdrawn.yaml')).toContain('visibility: members')
    await vi.waitFor(async () => {
      expect((await getPage(app, `/cases/${hidden}`, editor)).statusCode).toBe(410)
    }, 15_000)
    expect((await getPage(app, `/cases/${hidden}`)).statusCode).toBe(404)
  }, 30_000)
})

describe('renaming', () => {
  it('moves the case, leads the old name to the new one, and keeps its history', async () => {
    const { app, editor, readText, cases } = await openDeskCases()
    const former = await readText(`${slug}.md`)
    const done = await sendForm(app, `${own}/rename`, { slug: 'kawase-city-window' }, editor)
    expect(done.headers.location).toBe('/desk/cases/kawase-city-window?done=renamed')
    expect(await readText('kawase-city-window.md')).toContain(`aliases: [${slug}]`)
    await vi.waitFor(async () => {
      const { statusCode, headers } = await getPage(app, `/cases/${slug}`)
      expect([statusCode, headers.location]).toEqual([301, '/cases/kawase-city-window'])
      const desk = await getPage(app, own, editor)
      expect([desk.statusCode, desk.headers.location]).toEqual([
        303,
        '/desk/cases/kawase-city-window',
      ])
    }, 15_000)
    const { versions } = await cases.readCase('kawase-city-window')
    expect(versions.map(({ kind, slug: name }) => [kind, name])).toEqual([
      ['renamed', 'kawase-city-window'],
      ['published', slug],
    ])

    // The state of before comes back under the name of now, and both names go on leading to it.
    const version = versions[1]?.id ?? ''
    const address = '/desk/cases/kawase-city-window/take-back'
    expect((await sendForm(app, address, { version }, editor)).statusCode).toBe(303)
    const again = await readText('kawase-city-window.md')
    expect(again.replace(/^aliases: .*\n/m, '')).toBe(former.replace(/^aliases: .*\n/m, ''))
    expect(again).toContain(`aliases: [${slug}]`)
    await expect(readText(`${slug}.md`)).rejects.toThrow('ENOENT')
  }, 60_000)

  it.each([
    ['to no name', '../etc', 400],
    ['to its own name', slug, 400],
    ['to the name of another case', other, 409],
    ['to a former name of another case', 'morino-town-shibafu', 409],
    ['to markup', hostileText, 400],
  ])('%s is refused', async (_, name, status) => {
    const { app, editor, readText } = await openDeskOver(prepared)
    const { statusCode, body } = await sendForm(app, `${own}/rename`, { slug: name }, editor)
    expect(statusCode).toBe(status)
    expect(body).not.toContain('<script>alert')
    expect(await readText(`${slug}.md`)).toContain('title:')
  })

  it('waits for drafts, which know their case by its name', async () => {
    const { app, editor } = await openDeskOver(prepared)
    await sendForm(app, `${own}/draft`, {}, editor)
    const { statusCode, body } = await sendForm(app, `${own}/rename`, { slug: 'new-one' }, editor)
    expect(statusCode).toBe(409)
    expect(body).toContain('書きかけの下書き')
  })
})

describe('taking back', () => {
  it('keeps what a hand has written since the last version', async () => {
    const { app, editor, folder, readText, cases } = await openDeskCases()
    await sendForm(app, `${own}/withdraw`, { reason: 'x' }, editor)
    const [, first] = (await cases.readCase(slug)).versions
    const version = first?.id ?? ''
    await sendForm(app, `${own}/take-back`, { version }, editor)
    const text = await readText(`${slug}.md`)
    await writeFile(join(folder, `${slug}.md`), text.replace('title: ', 'title: 手で直した'))
    await sendForm(app, `${own}/take-back`, { version }, editor)
    expect(await readText(`${slug}.md`)).toBe(text)
    const { versions } = await cases.readCase(slug)
    expect(versions.map(({ kind, note }) => note || kind)).toHaveLength(5)
    const [, byHand] = versions
    expect(byHand?.note).toBe(writtenOutside)
    expect(cases.state.versions.read(byHand?.id ?? '')?.body).toContain('手で直した')
  }, 30_000)

  it('of what another editor has changed since the page was drawn is refused', async () => {
    const { app, editor, folder, readText, cases } = await openDeskCases()
    await sendForm(app, `${own}/withdraw`, { reason: 'x' }, editor)
    const [, first] = (await cases.readCase(slug)).versions
    const version = first?.id ?? ''
    await sendForm(app, `${own}/take-back`, { version }, editor)
    const seen = seenOn((await getPage(app, own, editor)).body)
    const text = await readText(`${slug}.md`)
    await writeFile(join(folder, `${slug}.md`), text.replace('title: ', 'title: 手で直した'))
    const refused = await sendForm(app, `${own}/take-back`, { version, seen }, editor)
    expect(refused.statusCode).toBe(409)
    expect(await readText(`${slug}.md`)).toContain('手で直した')
  }, 30_000)

  it.each(['', '0', '999', 'now', hostileText])(
    'of no version (%j) is refused',
    async (version) => {
      const { app, editor } = await openDeskOver(prepared)
      const { statusCode, body } = await sendForm(app, `${own}/take-back`, { version }, editor)
      expect(statusCode).toBe(404)
      expect(body).not.toContain('<script>alert')
    },
  )

  it('of a version of another case is refused', async () => {
    const { app, editor, cases, readText } = await openDeskCases()
    await sendForm(app, `/desk/cases/${other}/withdraw`, { reason: 'x' }, editor)
    const [version] = (await cases.readCase(other)).versions
    const sent = { version: version?.id ?? '' }
    expect((await sendForm(app, `${own}/take-back`, sent, editor)).statusCode).toBe(404)
    await expect(readText(`${other}.md`)).rejects.toThrow('ENOENT')
  })

  it('of a version that the checks refuse says why', async () => {
    const { app, editor, cases, desk } = await openDeskOver(prepared)
    const { files } = await cases.readCase(slug)
    const publisher = { accountId: 'nobody' }
    const broken = { ...files, body: (files?.body ?? '').replace(/^checked: .*$/m, 'checked: x') }
    const { id } = desk.versions.add({
      ...{ slug, kind: 'published', note: '', writer: undefined, publisher },
      files: { body: broken.body, facts: broken.facts, asks: broken.asks },
    })
    const { statusCode, body } = await sendForm(app, `${own}/take-back`, { version: id }, editor)
    expect(statusCode).toBe(422)
    expect(body).toContain('このままでは書き出せません')
  })
})

describe('the difference of two versions', () => {
  it('is shown line by line, marked in words as well', async () => {
    const { app, editor, folder, readText, cases } = await openDeskCases()
    await sendForm(app, `${own}/withdraw`, { reason: 'x' }, editor)
    const [, first] = (await cases.readCase(slug)).versions
    await sendForm(app, `${own}/take-back`, { version: first?.id ?? '' }, editor)
    const text = await readText(`${slug}.md`)
    const hostile = `title: ${JSON.stringify(hostileText)}`
    await writeFile(join(folder, `${slug}.md`), text.replace(/^title: .*$/m, hostile))
    const { body } = await getPage(app, `${own}/difference?from=${first?.id}&to=now`, editor)
    expect(body).toContain('足した行：')
    expect(body).toContain('消した行：')
    expect(body.match(/<ins>/g)).toHaveLength(1)
    expect(body.match(/<del>/g)).toHaveLength(1)
    expect(body).not.toContain('<script>alert')
    const same = await getPage(app, `${own}/difference?from=${first?.id}&to=${first?.id}`, editor)
    expect(same.body).toContain('違いはない')
  })

  it.each(['from=999', 'from=x&to=now', `from=${encodeURIComponent(hostileText)}`])(
    'of what is no version (%s) is not there',
    async (query) => {
      const { app, editor } = await openDeskOver(prepared)
      expect((await getPage(app, `${own}/difference?${query}`, editor)).statusCode).toBe(404)
    },
  )
})

describe('the page of a case at the desk', () => {
  it('is there for a case whose file is broken, with what is wrong, and for one that a hand has deleted', async () => {
    const { app, editor, folder } = await openDeskCases()
    await writeFile(join(folder, `${slug}.md`), `---\ntitle: [${hostileText}\n---\n`)
    await vi.waitFor(async () => {
      const { body } = await getPage(app, own, editor)
      expect(body).toContain('ファイルに誤りがあり')
      expect(body).toContain(`${slug}.md`)
      expect(body).not.toContain('<script>alert')
    }, 15_000)
    await sendForm(app, `/desk/cases/${other}/draft`, {}, editor)
    await rm(join(folder, `${other}.md`))
    const gone = await getPage(app, `/desk/cases/${other}`, editor)
    expect(gone.body).toContain('続きを書く')
    expect(gone.body).toContain('いまは公開していない')
  }, 30_000)

  it.each(['never-was', 'x%2F..%2Fy', '__proto__', encodeURIComponent(hostileText)])(
    'is not there for %s',
    async (name) => {
      const { app, editor } = await openDeskOver(prepared)
      const { statusCode, body } = await getPage(app, `/desk/cases/${name}`, editor)
      expect(statusCode).toBe(404)
      expect(body).not.toContain('<script>alert')
    },
  )
})

it.each(['take-back', 'withdraw', 'rename'])(
  '%s is nothing that another site, a member or a stranger may ask for',
  async (act) => {
    const { app, editor, member, readText } = await openDeskOver(prepared)
    const before = await readText(`${slug}.md`)
    const fields = { reason: 'x', slug: 'new-one', version: '1' }
    expect((await sendForm(app, `${own}/${act}`, fields)).statusCode).toBe(401)
    expect((await sendForm(app, `${own}/${act}`, fields, member)).statusCode).toBe(403)
    const foreign = await app.inject({
      ...{ method: 'POST', url: `${own}/${act}`, payload: 'reason=x&slug=new-one&version=1' },
      headers: {
        ...{ ...ownOrigin, origin: 'http://evil.example', cookie: editor },
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    expect(foreign.statusCode).toBe(403)
    expect(await readText(`${slug}.md`)).toBe(before)
  },
)
