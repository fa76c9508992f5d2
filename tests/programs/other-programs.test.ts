/** The files opened by programs of other people, as far as this machine has them: what they read, our readers do not only imagine. */

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeCases } from '../../server/exports/cases-paper.ts'
import { listRows, writeCsv } from '../../server/exports/csv.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { referenceOptions, selectSmall, smallCases, smallSlugs } from '../exports/selections.ts'
import { readWord } from '../support/read-files.ts'

const run = promisify(execFile)

/** Runs a program and answers what it printed, as UTF-8 whatever the system speaks. */
async function runProgram(program: string, words: readonly string[]): Promise<string> {
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' }
  const { stdout } = await run(program, [...words], { env, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

/** The first of these that runs with these words, or undefined: then its tests are skipped, and one line says so. */
async function findProgram(
  programs: readonly string[],
  words: readonly string[],
  what: string,
): Promise<string | undefined> {
  for (const program of programs) {
    const runs = await runProgram(program, words).then(
      () => true,
      () => false,
    )
    if (runs) return program
  }
  console.warn(`${what}が見つからないので、それで開く試験を飛ばします`)
  return undefined
}

const pythons = ['python3', 'python']
const [python, pythonDocx, office] = await Promise.all([
  findProgram(pythons, ['-c', 'import csv'], 'Python'),
  findProgram(pythons, ['-c', 'import docx'], 'python-docx'),
  findProgram(['soffice', 'libreoffice'], ['--version'], 'LibreOffice'),
])

const selection = selectSmall(...smallSlugs.slice(0, 4), 'gone')
let folder: string
let wordFile: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaizen-files-'))
  wordFile = join(folder, 'cases.docx')
  await writeFile(wordFile, await writeWord(composeCases(selection, referenceOptions)))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const readWithPython = `
import docx, json, sys
document = docx.Document(sys.argv[1])
print(json.dumps({
  'title': document.core_properties.title,
  'paragraphs': [[p.style.name, p.text] for p in document.paragraphs],
  'tables': [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
}))
`

describe.skipIf(!pythonDocx)('python-docx', () => {
  it('finds the chapters by their style, the sections below them, and the facts in tables', async () => {
    const printed = await runProgram(pythonDocx ?? '', ['-c', readWithPython, wordFile])
    const { title, paragraphs, tables } = JSON.parse(printed) as {
      title: string
      paragraphs: [style: string, text: string][]
      tables: string[][][]
    }
    const chapters = paragraphs.filter(([style]) => style === 'Heading 1').map(([, text]) => text)
    const titles = smallCases.slice(0, 4).map((found) => found.title)
    expect(title).toBe('改善事例')
    expect(chapters.map((text) => text.replace('\n', ' '))).toEqual([
      ...[...titles, '事例「gone」', '参考文献'],
    ])
    expect(paragraphs.filter(([style]) => style === 'Heading 2').length).toBe(20)
    expect(tables.length).toBe(4)
    for (const [row] of tables) expect(row?.[0]).toBe('自治体')
  })
})

describe.skipIf(!python)('Python’s reader of CSV', () => {
  it('reads the rows that were written', async () => {
    const rows = [...listRows(selection, {})]
    const file = join(folder, 'cases.csv')
    await writeFile(file, [...writeCsv(rows)].join(''))
    const read =
      'import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))))'
    expect(JSON.parse(await runProgram(python ?? '', ['-c', read, file]))).toEqual(rows)
  })
})

describe.skipIf(!office)('LibreOffice', () => {
  it('opens the Word file, and writes it again with every footnote and heading', async () => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const out = join(folder, 'again')
    const words = [profile, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', out]
    await runProgram(office ?? '', [...words, wordFile])
    const [before, after] = [await readFile(wordFile), await readFile(join(out, 'cases.docx'))]
    const [ours, theirs] = [readWord(before), readWord(after)]
    expect([...theirs.footnotes.values()]).toEqual([...ours.footnotes.values()])
    expect(theirs.calls.length).toBe(ours.calls.length)
    const heads = ({ paragraphs }: typeof ours) =>
      paragraphs.filter(({ style }) => style?.startsWith('Heading')).map(({ text }) => text)
    expect(heads(theirs)).toEqual(heads(ours))
  }, 60_000)
})
