import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runExport, showProgress } from '../../scripts/cases/export-command.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { openLibrary } from '../../server/library/open-library.ts'
import { smallLibrary, smallSlugs } from '../exports/selections.ts'
import { readCsv, readWord } from '../support/read-files.ts'

let folder: string
/** Opened once for all tests, and closed by none of them. */
let library: WholeLibrary

async function lendLibrary(): Promise<WholeLibrary> {
  return { ...library, close: async () => undefined }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaizen-export-'))
  vi.stubEnv('DATA_DIR', join(folder, 'data'))
  const folders = { casesFolder: smallLibrary, dataFolder: join(folder, 'data') }
  library = await openLibrary({ ...folders, model: folder, log: () => undefined })
}, 60_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

function makeScreen(isTTY = false) {
  const said: string[] = []
  return { isTTY, write: (text: string) => said.push(text), said: () => said.join('') }
}

async function run(words: string, out: string) {
  const screen = makeScreen()
  const order = [...words.split(' '), '--out', join(folder, out)]
  const code = await runExport(order, screen, lendLibrary)
  return { code, said: screen.said() }
}

const [first = '', second = ''] = smallSlugs

describe('npm run export', () => {
  it('writes all public cases', async () => {
    const { code, said } = await run('--all --format csv', 'all.csv')
    expect([code, said]).toEqual([0, expect.stringContaining('10件を書き出しました')])
    const rows = readCsv(await readFile(join(folder, 'all.csv'), 'utf8'))
    expect(
      rows
        .slice(1)
        .map(([slug]) => slug)
        .sort(),
    ).toEqual([...smallSlugs].sort())
  })

  it('writes what a search finds', async () => {
    const { code } = await run('--query 待ち時間 --format docx', 'found.docx')
    expect(code).toBe(0)
    const { paragraphs } = readWord(await readFile(join(folder, 'found.docx')))
    expect(paragraphs[0]).toMatchObject({ style: 'Title', text: '「待ち時間」の事例' })
  })

  it('writes cases by name in their order, and says which are not there', async () => {
    const words = `--slug ${second} --slug gone --slug ${first} --format csv`
    const { code, said } = await run(words, 'named.csv')
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('2件を書き出しました（見つからない事例: "gone"）'),
    ])
    const rows = readCsv(await readFile(join(folder, 'named.csv'), 'utf8'))
    expect(rows.map(([slug]) => slug)).toEqual(['事例番号', second, 'gone', first])
  })

  it('replaces a file whole, and leaves nothing beside it', async () => {
    await writeFile(join(folder, 'again.csv'), 'before')
    await run(`--slug ${first} --format csv`, 'again.csv')
    expect(await readFile(join(folder, 'again.csv'), 'utf8')).toContain(first)
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each([
    ['--slug gone --format csv', 'kept.csv', '当てはまる事例がありません'],
    [`--slug ${first} --format csv`, 'no-folder/x.csv', 'フォルダがありません'],
    [`--slug ${first} --format csv`, 'a-folder', 'フォルダです'],
  ])(
    '%s to %s writes nothing and says why',
    async (words, out, why) => {
      await mkdir(join(folder, 'a-folder'), { recursive: true })
      await writeFile(join(folder, 'kept.csv'), 'before')
      const { code, said } = await run(words, out)
      expect([code, said]).toEqual([1, expect.stringContaining(why)])
      expect(said).toContain('何も書いていません')
      expect(await readFile(join(folder, 'kept.csv'), 'utf8')).toBe('before')
    },
    60_000,
  )

  it.each([
    ['', 'どれか一つ'],
    ['--all --query a --format csv --out x', 'どれか一つ'],
    ['--all --format pdf --out x', '--format は docx、md'],
    ['--all --format csv', '--out に'],
    ['--all --format csv --out x --fast', '知らない指定'],
    ['--query', '値が足りません'],
  ])('„%s“ is explained and nothing done', async (words, why) => {
    const screen = makeScreen()
    expect(await runExport(words.split(' ').filter(Boolean), screen)).toBe(2)
    expect(screen.said()).toContain(why)
    expect(screen.said()).toContain('使い方: npm run export')
  })

  it('a folder of cases that is not there is named', async () => {
    const screen = makeScreen()
    const words = ['--all', '--format', 'csv', '--out', 'x', '--cases', join(folder, 'nowhere')]
    expect(await runExport(words, screen)).toBe(1)
    expect(screen.said()).toContain('nowhere')
  })
})

describe('the progress', () => {
  it('is one line that fills on a terminal', () => {
    const screen = makeScreen(true)
    const step = showProgress(screen, '書き出し', 4)
    for (let done = 0; done < 4; done += 1) step()
    expect(screen.said().split('\r').at(2)).toBe(
      `書き出し [${'#'.repeat(15)}${'-'.repeat(15)}] 2/4件`,
    )
    expect(screen.said().endsWith(`[${'#'.repeat(30)}] 4/4件\n`)).toBe(true)
  })

  it('is ten lines in a log', () => {
    const screen = makeScreen()
    const step = showProgress(screen, '書き出し', 1000)
    for (let done = 0; done < 1000; done += 1) step()
    expect(screen.said().split('\n').slice(0, -1)).toHaveLength(10)
    expect(screen.said()).not.toContain('\r')
  })
})
