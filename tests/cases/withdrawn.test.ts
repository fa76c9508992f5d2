import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../server/cases/check.ts'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { loadCases } from '../../server/cases/load.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { readWithdrawn } from '../../server/cases/withdrawn.ts'
import { goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const list = `# 公開をやめた事例
old-case:
  on: "2026-11-22"
  reason: 取り組みが白紙になった
  instead: [a]
`

describe('the list of withdrawn cases', () => {
  test('is read, and is no case', async () => {
    expect(readWithdrawn(list)).toEqual({
      withdrawn: {
        'old-case': { on: '2026-11-22', reason: '取り組みが白紙になった', instead: ['a'] },
      },
      findings: [],
    })
    const folder = await makeFolder({ 'a.md': goodCase, 'withdrawn.yaml': list })
    const { cases } = await loadCases(folder)
    expect(cases.map(({ slug }) => slug)).toEqual(['a'])
    const { problems } = await checkFolder(folder)
    expect(problems.filter(({ file }) => file === 'withdrawn.yaml')).toEqual([])
  })

  test('that is empty, or holds remarks only, has no case', () => {
    expect(readWithdrawn('')).toEqual({ withdrawn: {}, findings: [] })
    expect(readWithdrawn('# まだない\n')).toEqual({ withdrawn: {}, findings: [] })
  })

  test('is checked line by line with the cases it names', async () => {
    const wrong = `a:
  on: "2026-11-22"
  reason: 理由
  instead: [gone]
b:
  on: 2026-02-30
  reason: ""
  instead: ../x
  why: x
C D: 3
`
    const folder = await makeFolder({ 'a.md': goodCase, 'withdrawn.yaml': wrong })
    const { problems } = await checkFolder(folder)
    const found = problems.filter(({ file }) => file === 'withdrawn.yaml').map(formatProblem)
    expect(found.map((line) => line.split(' / ')[0])).toEqual([
      'withdrawn.yaml:6:7 b — 「2026-02-30」',
      'withdrawn.yaml:7:11 b — （空）',
      'withdrawn.yaml:8:12 b — 「../x」',
      'withdrawn.yaml:9:8 b — 知らない項目「why」',
      'withdrawn.yaml:10:6 C D — 「C D」',
    ])
    const right = wrong.slice(0, wrong.indexOf('b:'))
    const again = await makeFolder({ 'a.md': goodCase, 'withdrawn.yaml': right })
    const warnings = (await checkFolder(again)).problems.filter(
      ({ file }) => file === 'withdrawn.yaml',
    )
    expect(warnings.map(({ severity, got }) => `${severity} ${got}`)).toEqual([
      'warning いまもある事例',
      'warning ない事例「gone」',
    ])
  })

  test('may say what the case was called, by which names, and for whom it was', () => {
    const more = `${list}  title: "題: 「撤回」"\n  aliases: [older]\n  visibility: members\n`
    expect(readWithdrawn(more)).toMatchObject({
      withdrawn: { 'old-case': { title: '題: 「撤回」', visibility: 'members' } },
      findings: [],
    })
    for (const wrong of [
      'title: ""',
      'aliases: older',
      'visibility: everybody',
      'visibility: []',
    ]) {
      const { withdrawn, findings } = readWithdrawn(`${list}  ${wrong}\n`)
      expect([withdrawn, findings.length], wrong).toEqual([{}, 1])
    }
  })

  test('is followed like the cases: a broken one names none, and a lost folder changes nothing', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'withdrawn.yaml': list })
    let isLost = false
    const disk = {
      ...realDisk,
      list: async (path: string) => {
        if (isLost) throw new Error('EIO')
        return realDisk.list(path)
      },
    }
    const live = await openLiveShelf(folder, disk)
    const names = () => [...live.withdrawn().keys()]
    expect(names()).toEqual(['old-case'])
    const before = live.withdrawn()
    expect(await live.refresh()).toBeUndefined()
    expect(live.withdrawn()).toBe(before)

    await writeFile(join(folder, 'withdrawn.yaml'), `${list}b: {on: 1}\n`)
    expect((await live.refresh(new Set(['a.md'])))?.changed).toBeUndefined()
    expect(names()).toEqual(['old-case'])
    expect((await live.refresh(new Set(['withdrawn.yaml'])))?.changed).toEqual([])
    expect(names()).toEqual([])
    const files = live.shelf().problems.map(({ file }) => file)
    expect(files).toContain('withdrawn.yaml')

    await writeFile(join(folder, 'withdrawn.yaml'), list)
    await live.refresh()
    isLost = true
    await rm(join(folder, 'withdrawn.yaml'))
    await live.refresh()
    expect(names()).toEqual(['old-case'])
    isLost = false
    await live.refresh()
    expect(names()).toEqual([])
  })

  test.each([
    ['a list', '- a\n'],
    ['broken YAML', 'a: [\n'],
    ['a tag', 'a: !!js/function x\n'],
    ['10,000 brackets', '['.repeat(10_000)],
  ])('that is %s is refused as a whole', (_, text) => {
    const { withdrawn, findings } = readWithdrawn(text)
    expect([withdrawn, findings.length > 0]).toEqual([{}, true])
  })
})
