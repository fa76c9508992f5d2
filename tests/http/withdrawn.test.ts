/** The address of a case that is gone: when, why and what instead, for those who could read it, and nothing for others. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WholeLibrary } from '../../server/library/library.ts'
import { getPage, openDeskApp } from '../support/desk-app.ts'
import { makeFolder } from '../support/make-folder.ts'
import { hostileText, makeApp } from '../support/test-app.ts'
import { noModel, openTestLibrary } from '../support/test-library.ts'
import { writeHiddenFiles, writePublic } from './hidden-cases.ts'

let library: WholeLibrary
let close: () => Promise<void>
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaizen-withdrawn-'))
  await writePublic(folder)
  await writeHiddenFiles(folder)
  ;({ library, close } = await openTestLibrary(folder, { model: noModel, live: true }))
}, 60_000)
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true, force: true })
})

describe('a withdrawn case', () => {
  it.each(['gone-city-case', 'gone-city-old', 'GONE-CITY-CASE。'])(
    'says at %s when and why it went, and what to read instead',
    async (name) => {
      const app = await makeApp({ library })
      const page = await app.inject(`/cases/${encodeURIComponent(name)}`)
      expect(page.statusCode).toBe(410)
      expect(page.headers['cache-control']).toBe('no-store')
      for (const words of ['2026年11月22日', '取り組みが白紙になった', '消えた市の事例']) {
        expect(page.body).toContain(words)
      }
      expect(page.body).toContain('href="/cases/kawase-city-madoguchi"')
      const data = await app.inject(`/api/cases/${encodeURIComponent(name)}`)
      expect(data.statusCode).toBe(410)
      expect(data.json().error).toMatchObject({
        code: 'CASE_WITHDRAWN',
        withdrawn: {
          ...{ slug: 'gone-city-case', on: '2026-11-22', reason: '取り組みが白紙になった' },
          instead: [{ slug: 'kawase-city-madoguchi' }],
        },
      })
    },
  )

  it('names to members what only they may read', async () => {
    const { app, member } = await openDeskApp({ library })
    const { body } = await getPage(app, '/cases/gone-city-case', member)
    expect(body).toContain('href="/cases/kanaria-members"')
  })

  it('that was for members is gone for them, and was never there for others', async () => {
    const { app, member } = await openDeskApp({ library })
    for (const name of ['kanaria-gone', 'kanaria-old-gone']) {
      const told = await getPage(app, `/cases/${name}`, member)
      expect([told.statusCode, told.body.includes('カナリアが鳴きやんだ')]).toEqual([410, true])
      const other = await getPage(app, `/cases/${name}`)
      const never = await getPage(app, '/cases/never-was')
      expect([other.statusCode, other.body]).toEqual([404, never.body])
      expect((await getPage(app, `/api/cases/${name}`)).statusCode).toBe(404)
    }
  })

  it('is none while a case has its name', async () => {
    const app = await makeApp({ library })
    expect((await app.inject('/cases/kawase-city-madoguchi')).statusCode).toBe(200)
  })

  it('comes and goes with the list while the library runs, and what is written in it stays text', async () => {
    const app = await makeApp({ library, requestsPerMinute: 100_000 })
    const path = join(folder, 'withdrawn.yaml')
    const list = await readFile(path, 'utf8')
    const becomes = (status: number) =>
      vi.waitFor(async () => {
        expect((await app.inject('/cases/late-case')).statusCode).toBe(status)
      }, 15_000)
    const reason = JSON.stringify(`${hostileText}<img src=x>`)
    await writeFile(path, `${list}late-case: {on: "2026-11-29", reason: ${reason}}\n`)
    await becomes(410)
    const { body } = await app.inject('/cases/late-case')
    expect(body).not.toMatch(/<script>alert|<img src=x/)
    expect(body).toContain('検索で探す')
    await writeFile(path, `${list}late-case: {on: 2026-11-29\n`)
    await becomes(404)
    expect(library.problems().some((text) => text.startsWith('withdrawn.yaml:'))).toBe(true)
    await writeFile(path, list)
    await vi.waitFor(async () => {
      expect((await app.inject('/cases/gone-city-case')).statusCode).toBe(410)
    }, 15_000)
    expect(library.problems().some((text) => text.startsWith('withdrawn.yaml:'))).toBe(false)
  }, 60_000)
})

it('members are told of the last case of theirs, too, when it goes', async () => {
  const only = await makeFolder()
  await writePublic(only)
  const entry = '{on: "2026-11-22", reason: 撤回, visibility: members}'
  await writeFile(join(only, 'withdrawn.yaml'), `last-case: ${entry}\n`)
  const opened = await openTestLibrary(only, { model: noModel })
  try {
    expect(opened.library.forMembers().findWithdrawn('last-case')?.reason).toBe('撤回')
    expect(opened.library.findWithdrawn('last-case')).toBeUndefined()
  } finally {
    await opened.close()
  }
})
