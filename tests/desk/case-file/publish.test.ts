import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../../server/cases/check.ts'
import type { CaseFiles } from '../../../server/contract/desk.ts'
import { hashEach, hashFiles } from '../../../server/desk/case-file/case-names.ts'
import { recoverPublishing } from '../../../server/desk/case-file/change-files.ts'
import { type PublishDisk, publishDisk } from '../../../server/desk/case-file/publish-disk.ts'
import { publishFiles } from '../../../server/desk/case-file/publish-files.ts'
import { renameCase } from '../../../server/desk/case-file/rename-case.ts'
import { withdrawFiles } from '../../../server/desk/case-file/withdraw-files.ts'
import { readShipped, shippedSlugs } from '../../support/case-files.ts'
import { makeFolder } from '../../support/make-folder.ts'

const [slug = '', other = ''] = shippedSlugs
const old = readShipped(slug)
const changed: CaseFiles = {
  body: old.body.replace('。', '、と直した。'),
  facts: old.facts?.replace('。', '、と直した。'),
  asks: old.asks?.replace('- "', '- "直した'),
}

function makeCases(files: CaseFiles | undefined = old, name = slug): Promise<string> {
  const { body = '', facts = '', asks = '' } = files
  return makeFolder({
    ...{ [`${name}.md`]: body, [`facts/${name}.yaml`]: facts, [`asks/${name}.yaml`]: asks },
  })
}

/** Every file of the folder with its text. */
async function readAll(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(
    files.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')]),
  )
  return Object.fromEntries(texts)
}

const asFolder = (files: CaseFiles, name = slug) => ({
  [`asks/${name}.yaml`]: files.asks,
  [`facts/${name}.yaml`]: files.facts,
  [`${name}.md`]: files.body,
})

describe('publishing a case', () => {
  test('puts all three files in place and leaves nothing beside them', async () => {
    const folder = await makeCases()
    const done = await publishFiles(folder, slug, changed, hashEach(old))
    expect(done).toEqual({ hash: hashFiles(changed) })
    expect(await readAll(folder)).toEqual(asFolder(changed))
  })

  test('makes a case that was not there, its folders too, and removes a file that goes', async () => {
    const folder = await makeFolder()
    await publishFiles(folder, slug, old, {})
    expect(await readAll(folder)).toEqual(asFolder(old))
    await publishFiles(folder, slug, { ...old, asks: undefined }, hashEach(old))
    expect(await readAll(folder)).toEqual({
      [`facts/${slug}.yaml`]: old.facts,
      [`${slug}.md`]: old.body,
    })
  })

  test.each<[what: string, name: string, text: string | undefined]>([
    ['the body was edited by hand', `${slug}.md`, `${old.body}\n`],
    ['the facts were edited by hand', `facts/${slug}.yaml`, `${old.facts}#\n`],
    ['the asks were edited by hand', `asks/${slug}.yaml`, `${old.asks}#\n`],
    ['the case was deleted by hand', `${slug}.md`, undefined],
  ])('touches nothing where %s', async (_, name, text) => {
    const folder = await makeCases()
    if (text === undefined) await rm(join(folder, name))
    else await writeFile(join(folder, name), text)
    const before = await readAll(folder)
    const result = await publishFiles(folder, slug, changed, hashEach(old))
    expect(result).toEqual({ conflict: text === undefined ? undefined : expect.anything() })
    if ('conflict' in result && result.conflict) {
      expect(asFolder(result.conflict)).toEqual(before)
    }
    expect(await readAll(folder)).toEqual(before)
  })

  test('of 20 editors at once lets one through and shows the others what it wrote', async () => {
    const folder = await makeCases()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) => {
        const files = { ...old, body: `${old.body}\n<!-- ${at} -->\n` }
        return publishFiles(folder, slug, files, hashEach(old))
      }),
    )
    const [won] = results.flatMap((result, at) => ('hash' in result ? [at] : []))
    const body = `${old.body}\n<!-- ${won} -->\n`
    expect(results.filter((result) => 'hash' in result)).toHaveLength(1)
    expect(
      results.filter((result) => 'conflict' in result && result.conflict?.body === body),
    ).toHaveLength(19)
    expect(await readAll(folder)).toEqual(asFolder({ ...old, body }))
  })

  test('does not write through a link', async () => {
    const folder = await makeCases()
    await rm(join(folder, `${slug}.md`))
    await symlink('/etc/hostname', join(folder, `${slug}.md`))
    await expect(publishFiles(folder, slug, changed, hashEach(old))).rejects.toMatchObject({
      code: 'CANNOT_KEEP',
    })
  })
})

/** A disk that refuses call number `from`, or all from it on. */
function failingDisk(from: number, isForGood: boolean): { disk: PublishDisk; calls: () => number } {
  let calls = 0
  const guard = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      calls += 1
      if (calls === from || (isForGood && calls > from)) {
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
      }
      return call(...args)
    }
  }
  const { list, look, read, write, rename, remove, makeFolder: make, settle } = publishDisk
  const disk: PublishDisk = {
    ...{ list: guard(list), look: guard(look), read: guard(read), write: guard(write) },
    ...{
      rename: guard(rename),
      remove: guard(remove),
      makeFolder: guard(make),
      settle: guard(settle),
    },
  }
  return { disk, calls: () => calls }
}

const works: [what: string, run: (folder: string, disk: PublishDisk) => Promise<unknown>][] = [
  ['publishing', (folder, disk) => publishFiles(folder, slug, changed, hashEach(old), disk)],
  [
    'withdrawing',
    (folder, disk) =>
      withdrawFiles(folder, slug, { on: '2026-11-22', reason: '撤回' }, hashEach(old), disk),
  ],
  ['renaming', (folder, disk) => renameCase(folder, slug, 'new-name', hashEach(old), disk)],
]

describe.each(works)('%s on a full disk', (_, run) => {
  test.each([
    ['once', false],
    ['from then on', true],
  ])(
    'that refuses any call, %s, leaves the old or the new case and one reason',
    async (_how, isForGood) => {
      const first = await makeCases()
      const counted = failingDisk(0, false)
      await run(first, counted.disk)
      const done = await readAll(first)
      const before = asFolder(old)
      const ends = { old: 0, new: 0 }
      for (let at = 1; at <= counted.calls(); at += 1) {
        const folder = await makeCases()
        const message = await run(folder, failingDisk(at, isForGood).disk).then(
          () => undefined,
          (error: Error) => error.message,
        )
        if (message !== undefined) {
          expect(message).toMatch(
            /^いまは変更を保存できません（[^（]*(?:空きがありません|読めないファイル（ENOSPC）)/,
          )
        }
        await recoverPublishing(folder)
        const now = await readAll(folder)
        expect([before, done]).toContainEqual(now)
        if (message === undefined) expect(now).toEqual(done)
        ends[JSON.stringify(now) === JSON.stringify(done) ? 'new' : 'old'] += 1
      }
      expect(Math.min(ends.old, ends.new)).toBeGreaterThan(3)
    },
  )
})

describe('a journal that was left', () => {
  /** Stops a publication between two renamings. */
  async function leaveHalf(): Promise<string> {
    const folder = await makeCases()
    let renamed = 0
    const disk: PublishDisk = {
      ...publishDisk,
      rename: async (from, to) => {
        renamed += 1
        if (renamed > 2) throw Object.assign(new Error('EIO'), { code: 'EIO' })
        await publishDisk.rename(from, to)
      },
    }
    const failed = publishFiles(folder, slug, changed, hashEach(old), disk)
    await expect(failed).rejects.toThrow('次に保存するか起動したときに書き終えます')
    return folder
  }

  test('is not seen by the reader of the folder, and is ended when the folder is opened', async () => {
    const folder = await leaveHalf()
    const problems = (await checkFolder(folder)).problems.map(({ file }) => file)
    expect(problems.filter((file) => file.includes('publishing'))).toEqual([])
    expect(await recoverPublishing(folder)).toEqual({
      ended: [`.publishing-${slug}.json`],
      kept: [],
    })
    expect(await readAll(folder)).toEqual(asFolder(changed))
    expect(await recoverPublishing(folder)).toEqual({ ended: [], kept: [] })
  })

  test('is ended by the next publication, which then finds what it wants to write', async () => {
    const folder = await leaveHalf()
    const again = await publishFiles(folder, slug, changed, hashEach(old))
    expect(again).toEqual({ hash: hashFiles(changed) })
    expect(await readAll(folder)).toEqual(asFolder(changed))
  })

  test('leaves alone a file that a hand has changed since, and hands over what was to become of it', async () => {
    const folder = await leaveHalf()
    await writeFile(join(folder, `${slug}.md`), `${old.body}手で直した。\n`)
    expect((await recoverPublishing(folder)).kept).toEqual([
      { name: `${slug}.md`, wanted: changed.body },
    ])
    expect(await readAll(folder)).toEqual({
      ...asFolder(changed),
      [`${slug}.md`]: `${old.body}手で直した。\n`,
    })
  })

  test('that names a file outside of the folder is none of ours', async () => {
    const folder = await makeCases()
    const steps = [{ name: '../victim.md', before: null, after: 'x', beside: null }]
    await writeFile(join(folder, '.publishing-a.json'), JSON.stringify({ steps }))
    await writeFile(join(folder, '.publishing-b.json'), 'no json')
    expect((await recoverPublishing(folder)).ended).toEqual([])
  })
})

describe('withdrawing a case', () => {
  const withdrawal = {
    on: '2026-11-22',
    reason: '取り組みが白紙になった: 「撤回」',
    instead: [other],
  }

  test('removes its files and keeps why; publishing it again takes it off the list', async () => {
    const folder = await makeCases()
    await writeFile(
      join(folder, 'withdrawn.yaml'),
      '# 覚え\nold-case: {on: "2025-01-02", reason: 撤回}  # 市の求め\n',
    )
    await withdrawFiles(folder, slug, withdrawal, hashEach(old))
    expect(await readAll(folder)).toEqual({
      'withdrawn.yaml': `# 覚え
old-case: {on: "2025-01-02", reason: 撤回}  # 市の求め
${slug}:
  on: "2026-11-22"
  reason: "取り組みが白紙になった: 「撤回」"
  instead: [${other}]
`,
    })
    await publishFiles(folder, slug, changed, {})
    expect(await readAll(folder)).toEqual({
      ...asFolder(changed),
      'withdrawn.yaml': '# 覚え\nold-case: {on: "2025-01-02", reason: 撤回}  # 市の求め\n',
    })
  })

  test('that somebody else has edited, or that has gone, is a conflict', async () => {
    const folder = await makeCases(changed)
    expect(await withdrawFiles(folder, slug, withdrawal, hashEach(old))).toEqual({
      conflict: changed,
    })
    expect(await withdrawFiles(folder, 'none', withdrawal, {})).toEqual({ conflict: undefined })
    expect(await readAll(folder)).toEqual(asFolder(changed))
  })

  test('without a reason, or over a list that cannot be read, is refused', async () => {
    const folder = await makeCases()
    const refused = await withdrawFiles(
      folder,
      slug,
      { on: '2026-02-30', reason: '' },
      hashEach(old),
    )
    expect('problems' in refused && refused.problems).toHaveLength(2)
    await writeFile(join(folder, 'withdrawn.yaml'), 'a: [')
    await expect(withdrawFiles(folder, slug, withdrawal, hashEach(old))).rejects.toThrow('書き損じ')
    expect(Object.keys(await readAll(folder))).toHaveLength(4)
  })
})

describe('renaming a case', () => {
  test('moves its files, keeps the old name as an alias, and back again', async () => {
    const folder = await makeCases()
    await renameCase(folder, slug, 'new-name', hashEach(old))
    const moved = await readAll(folder)
    expect(Object.keys(moved)).toEqual(['asks/new-name.yaml', 'facts/new-name.yaml', 'new-name.md'])
    expect(moved['new-name.md']).toContain(`\naliases: [${slug}]\n`)
    expect(moved['facts/new-name.yaml']).toContain('slug: new-name\n')
    const files: CaseFiles = {
      body: moved['new-name.md'] ?? '',
      facts: moved['facts/new-name.yaml'],
      asks: moved['asks/new-name.yaml'],
    }
    await renameCase(folder, 'new-name', slug, hashEach(files))
    const back = await readAll(folder)
    expect(back[`${slug}.md`]).toContain('\naliases: [new-name]\n')
    expect(back[`facts/${slug}.yaml`]).toBe(old.facts)
  })

  test('to a name that is taken, or that is none, moves nothing', async () => {
    const folder = await makeCases()
    await mkdir(join(folder, 'facts'), { recursive: true })
    await writeFile(join(folder, 'facts/taken.yaml'), 'slug: taken\n')
    const before = await readAll(folder)
    await expect(renameCase(folder, slug, 'taken', hashEach(old))).rejects.toMatchObject({
      code: 'NAME_TAKEN',
    })
    const refused = await renameCase(folder, slug, '../a', hashEach(old))
    expect('problems' in refused && refused.problems).toHaveLength(1)
    expect(await renameCase(folder, slug, 'new-name', hashEach(changed))).toEqual({ conflict: old })
    expect(await readAll(folder)).toEqual(before)
  })
})
