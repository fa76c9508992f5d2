import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packLibrary } from '../../../server/desk/pack/pack-library.ts'
import { unpackLibrary } from '../../../server/desk/pack/unpack-library.ts'
import { listZip } from '../../../server/desk/zip/read-zip.ts'
import { joinPieces, writeZip } from '../../../server/desk/zip/write-zip.ts'
import { AppError } from '../../../server/errors.ts'
import { propertyRuns } from '../../support/any-text.ts'
import { goodCase } from '../../support/make-case.ts'
import { makeFolder } from '../../support/make-folder.ts'
import { zipParts } from '../../support/make-word.ts'
import { readZip } from '../../support/read-files.ts'
import { shippedCases } from '../../support/shipped-cases.ts'
import {
  noModel,
  openTestLibrary,
  search,
  smallCases,
  withoutTime,
} from '../../support/test-library.ts'

const pack = (folder: string) => joinPieces(packLibrary(folder))

/** Every file under a folder with its content. */
async function readAll(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(
    files
      .sort()
      .map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const),
  )
  return new Map(texts)
}

describe('the library as one zip', () => {
  it('unpacked elsewhere opens as the same library, which answers the same', async () => {
    const folder = join(await makeFolder(), 'copy')
    await unpackLibrary(await pack(smallCases), folder)
    const copy = await openTestLibrary(join(folder, 'cases'), { model: noModel })
    const original = await openTestLibrary(smallCases, { model: noModel })
    try {
      for (const text of ['', '窓口', '若手の提案が続かない', '通報 -地図', '東北の小さな市']) {
        const answer = await search(copy.library, text)
        expect(withoutTime(answer)).toEqual(withoutTime(await search(original.library, text)))
      }
    } finally {
      await copy.close()
      await original.close()
    }
  }, 60_000)

  it('holds every file of the shipped one, its words and how to start, in the same bytes each time', async () => {
    const bytes = await pack(shippedCases)
    expect(Buffer.from(bytes).equals(Buffer.from(await pack(shippedCases)))).toBe(true)
    const zip = readZip(bytes)
    const there = [...zip].flatMap(([name, content]) =>
      name.startsWith('cases/') ? [[name.slice(6), content.toString('utf8')] as const] : [],
    )
    expect(new Map(there)).toEqual(await readAll(shippedCases))
    expect(zip.get('words/synonyms.txt')?.toString()).toBe(
      await readFile('server/search/synonyms.txt', 'utf8'),
    )
    expect(zip.get('README.txt')?.toString()).toContain('CASES_DIR')
  })

  it('takes broken cases and withdrawals, but no link, no hidden file and nothing of another kind', async () => {
    const folder = await makeFolder({
      ...{
        'a.md': goodCase,
        'b.md': 'broken',
        '.a.md': 'x',
        'withdrawn.yaml': '- a',
        'x.zip': 'x',
      },
      ...{ 'facts/a.yaml': 'a', 'facts/.b.yaml': 'x', 'asks/a.yaml': 'a', 'other/a.md': 'x' },
    })
    await symlink('/etc/passwd', join(folder, 'passwd.md'))
    const names = listZip(await pack(folder), 100).map(({ name }) => name)
    expect(names).toEqual([
      'README.txt',
      ...['cases/a.md', 'cases/asks/a.yaml', 'cases/b.md', 'cases/facts/a.yaml'],
      ...['cases/withdrawn.yaml', 'words/synonyms.txt'],
    ])
    await expect(pack(join(folder, 'none'))).rejects.toMatchObject({ name: 'CasesFolderError' })
  })

  it('gives back any files, whatever is in them', async () => {
    const files = fc.dictionary(
      fc.stringMatching(/^[a-zあ-ん]{1,8}$/),
      fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(new Uint8Array(5_000))),
      { maxKeys: 6 },
    )
    await fc.assert(
      fc.asyncProperty(files, fc.boolean(), async (contents, isStored) => {
        const list = Object.entries(contents).map(([name, bytes]) => ({ name, bytes }))
        const zip = readZip(await joinPieces(writeZip(list, { isStored })))
        expect([...zip].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          list.map(({ name, bytes }) => [name, [...bytes]]),
        )
      }),
      { numRuns: propertyRuns },
    )
  })
})

describe('a zip that leads elsewhere', () => {
  const withFile = (name: string) =>
    zipParts(
      new Map([
        ['cases/a.md', goodCase],
        [name, 'x'],
      ]),
    )
  /** The zip with its last file marked as a link of Unix. */
  const asLink = (bytes: Uint8Array) => {
    const changed = Buffer.from(bytes)
    changed.writeUInt32LE(
      0o120777 * 0x10000,
      changed.lastIndexOf(Buffer.from('504b0102', 'hex')) + 38,
    )
    return changed
  }

  it.each([
    ...[
      '../evil.md',
      'cases/../../evil.md',
      '/etc/evil.md',
      'C:/evil.md',
      'c:evil.md',
      '\\\\host\\x.md',
    ],
    ...[
      'cases\\..\\evil.md',
      'cases//a.md',
      './a.md',
      '.ssh/keys',
      'cases/nul',
      'cases/CON.md',
      'a\u0000.md',
    ],
    ...['cases/a.md ', 'cases/a.md:stream', 'a/b/c/d/e/f.md', 'cases/A.md', 'cases/a.md/b.md'],
  ])('is refused whole, and nothing is written: %j', async (name) => {
    const parent = await makeFolder()
    const refused = unpackLibrary(await withFile(name), join(parent, 'copy'))
    await expect(refused).rejects.toMatchObject({ code: 'BAD_MATERIAL' })
    expect(await readdir(parent)).toEqual([])
  })

  it('by a link, or holds no case, or is no zip, is refused', async () => {
    const parent = await makeFolder()
    const link = asLink(await withFile('cases/b.md'))
    await expect(unpackLibrary(link, join(parent, 'copy'))).rejects.toThrow('リンク')
    const none = zipParts(new Map([['a.txt', 'x']]))
    await expect(unpackLibrary(await none, join(parent, 'copy'))).rejects.toThrow('事例')
    await expect(unpackLibrary(Buffer.from('x'), join(parent, 'copy'))).rejects.toThrow(
      'zip として',
    )
    expect(await readdir(parent)).toEqual([])
  })

  it('that breaks off in the middle leaves nothing behind', async () => {
    const parent = await makeFolder()
    const broken = Buffer.from(await pack(smallCases))
    const at = broken.indexOf('cases/') + 60
    broken[at] = (broken[at] ?? 0) ^ 0xff
    await expect(unpackLibrary(broken, join(parent, 'copy'))).rejects.toBeInstanceOf(AppError)
    expect(await readdir(parent)).toEqual([])
  })

  it('is not unpacked over what is there: a folder with a file, or a file', async () => {
    const parent = await makeFolder({ 'full/mine.txt': '甲', file: '乙' })
    const zip = await pack(smallCases)
    await expect(unpackLibrary(zip, join(parent, 'full'))).rejects.toThrow('空ではありません')
    await expect(unpackLibrary(zip, join(parent, 'file'))).rejects.toThrow('フォルダーではない')
    expect(await readAll(parent)).toEqual(
      new Map([
        ['file', '乙'],
        ['full/mine.txt', '甲'],
      ]),
    )
    await mkdir(join(parent, 'empty'))
    expect(await unpackLibrary(zip, join(parent, 'empty'))).toBeGreaterThan(5)
  })

  it('any bytes end in a sentence', async () => {
    const parent = await makeFolder()
    const good = Buffer.from(await withFile('cases/b.md'))
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(good)
        bytes[at] = value
        const folder = join(parent, `${at}-${value}`)
        const [settled] = await Promise.allSettled([unpackLibrary(bytes, folder)])
        if (settled?.status === 'rejected') expect(settled.reason).toBeInstanceOf(AppError)
      }),
      { numRuns: propertyRuns },
    )
  })
})
