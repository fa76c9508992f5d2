import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../server/cases/check.ts'
import { findNearDuplicates } from '../../server/cases/lint/near-duplicates.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { bend, body, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const facts = `slug: x
period: {from: 2012, to: 2020}
background:
  - fact: 平成24年に3,400万円で始め、一万人が使った。17億6,000万円、７割。平成20〜22年度、24年度
    src: [91]
notes: 令和2年に二つ目
sources:
  - {id: 92, title: 題, url: "https://example.jp/93"}
`

/** What the check says of a case whose first section holds this text. */
async function check(text: string, recorded = facts) {
  const file = bend('待ち時間が長かった[^1]。', text)
  const folder = await makeFolder({ 'x.md': file, 'facts/x.yaml': recorded })
  const { problems } = await checkFolder(folder)
  return problems.map(formatProblem)
}

describe('numbers are found in the facts', () => {
  test.each([
    '2012（平成24）年に始めた[^1]。',
    '平成24年に始めた[^1]。',
    '費用は3400万円で、約34,000,000円とも言う[^1]。',
    '費用は３，４００万円である[^1]。',
    '使った人は1万人、10,000人である[^1]。',
    '請求は17億6,000万円で、1,760,000,000円に当たる[^1]。',
    '7割が使った[^1]。',
    '2008（平成20）年度から2010（平成22）年度まで続けた[^1]。',
    '2020（令和2）年に2か所目を開いた[^1]。',
  ])('%s', async (text) => {
    const about = (await check(text)).filter((problem) => / (?:数|和暦) — /.test(problem))
    expect(about).toEqual([])
  })

  test.each([
    ['2013（平成25）年に始めた[^1]。', '2013'],
    ['費用は3,500万円である[^1]。', '3,500万'],
    ['費用は3,400円である[^1]。', '3,400'],
    ['請求は17億7,000万円である[^1]。', '17億7,000万'],
    ['8割が使った[^1]。', '8割'],
    ['出典や番号の91、92、93は事実でない[^1]。', '91'],
  ])('%s is not', async (text, number) => {
    expect((await check(text)).join('\n')).toContain(`事実の記録にない数「${number}」`)
  })

  test('the place is that of the number', async () => {
    expect((await check('始めたのは、およそ3,500万円[^1]。'))[0]).toMatch(/^x\.md:39:10 数/)
  })

  test('era years must fit their western year, with or without facts', async () => {
    const folder = await makeFolder({ 'x.md': bend('2012（平成24）年、', '2012（平成25）年、') })
    const { problems } = await checkFolder(folder)
    expect(problems.map(formatProblem)).toEqual([
      'x.md:43:1 和暦 — 「2012（平成25）」 / 2012（平成24）',
    ])
  })

  test('a year of change may be written either way', async () => {
    const text = '2019（平成31）年、2019（令和元）年[^1]。'
    expect(await check(text, `${facts}more: 2019年`)).toEqual([])
  })

  test('facts that are no YAML are an error of their own', async () => {
    expect(await check('待ち時間が長かった[^1]。', 'a: [')).toEqual([
      'facts/x.yaml:1:1 事実の記録 — 読めない YAML / 事実を並べた YAML',
    ])
  })
})

describe('spelling', () => {
  test.each([
    ['市の取組みを広げた[^1]。', '「取組み」 / 取り組み・取り組む'],
    ['窓口を3ヶ所に置いた[^1]。', '「3ヶ所」 / …か所'],
    ['窓口を3カ月開けた[^1]。', '「3カ月」 / …か月'],
    ['申込みを受けた[^1]。', '「申込み」 / 申し込み'],
    ['手続をやめた[^1]。', '「手続」 / 手続き'],
    ['12345円を払った[^1]。', '3桁ごとのコンマ'],
    ['画期的だった[^1]。', '「画期的」'],
  ])('%s', async (text, words) => {
    expect((await check(text)).join('\n')).toContain(words)
  })

  test.each([
    '「取組み大賞」を受けた[^1]。',
    '『手続の手引』による[^1]。',
    '取り組み、申し込み、引き継ぎ、手続き、見直し、打ち合わせ[^1]。',
    '窓口を3か所に置いた[^1]。',
  ])('%s is left alone', async (text) => {
    expect((await check(text)).filter((problem) => problem.includes('表記'))).toEqual([])
  })
})

describe('statements carry their source', () => {
  test('a statement without a mark is a warning with its place', async () => {
    const problems = await check('待ち時間が長かった[^1]。苦情が多かった。')
    expect(problems[0]).toMatch(/^x\.md:39:15 出典の印 — 印のない文「苦情が多かった。」/)
  })

  test.each([
    '費用は、確認できた資料にない。',
    '額は、確認できていない。',
    '理由は、分からない。',
    '確認できた情報はない。',
    '「始めよう。まず動こう。」と述べた[^1]。',
  ])('%s needs none', async (text) => {
    expect(
      (await check(`待ち時間が長かった[^1]。${text}`)).filter((one) => one.includes('印の')),
    ).toEqual([])
  })
})

describe('blanks in the text', () => {
  const aboutBlanks = async (text: string) =>
    (await check(text)).filter((problem) => problem.includes('分からないこと'))
  const two = '待ち時間が長かった[^1]。費用は、確認できた資料にない。人数は、分からない。'

  test('may be two', async () => {
    expect(await aboutBlanks(two)).toEqual([])
  })

  test('are one warning where there are more, at the third, with the way to write the rest', async () => {
    const problems = await aboutBlanks(`${two}理由は、分からない。時間は、確認できていない。`)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(
      /^x\.md:39:\d+ 分からないこと — 「…は、確認できた資料にない。」などの文が4文/,
    )
    expect(problems[0]).toContain('例: unknown: [')
  })
})

describe('copies', () => {
  test('a copied body is a warning', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'b.md': goodCase })
    const { problems } = await checkFolder(folder)
    expect(problems.map(formatProblem)).toEqual([
      'a.md:1:1 本文 — 「b.md」と100%同じ本文 / この事例の文',
    ])
  })

  test('a body with half of its text changed is none', () => {
    const half = [...body].map((character, index) => (index % 40 < 20 ? character : '別')).join('')
    const texts = [body, half].map((text, index) => ({ name: `${index}`, text: text.repeat(3) }))
    expect(findNearDuplicates(texts)).toEqual([])
  })

  test('texts shorter than a piece are no copies of each other', () => {
    expect(
      findNearDuplicates([
        { name: 'a', text: '短い' },
        { name: 'b', text: '短い' },
      ]),
    ).toEqual([])
  })
})

describe('npm run cases:check', () => {
  const run = promisify(execFile)
  const script = fileURLToPath(new URL('../../scripts/cases/check.ts', import.meta.url))
  const folderOf = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))
  const start = (...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', script, ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )

  test('ends well on a good folder and counts it', async () => {
    const { code, stdout } = await start('--cases', folderOf('small-library'), '--strict')
    expect(stdout).toBe(
      '事例 11件、下書き 1件、読めない事例 0件（事実の記録と比べた事例 0件）。誤り 0件、注意 0件\n',
    )
    expect(code).toBe(0)
  }, 60_000)

  test('needs no __proto__: all is read where Node has taken it away', async () => {
    const node = ['--disable-proto=delete', '--import', 'tsx', script]
    const { stdout } = await run(process.execPath, [...node, '--cases', folderOf('small-library')])
    expect(stdout).toMatch(/^事例 11件、.*誤り 0件、注意 0件$/m)
  }, 60_000)

  test('ends with 1 on errors, one line for each', async () => {
    const { code, stdout } = await start('--cases', folderOf('error-library'))
    expect(code).toBe(1)
    expect(stdout).toMatch(/^誤り error-check-digit\.md:4:/m)
    expect(stdout.trim().split('\n').at(-1)).toMatch(/^事例 1件、.*誤り \d+件、注意 \d+件$/)
  }, 60_000)

  test('ends with 1 and one sentence on a missing folder', async () => {
    const { code, stdout, stderr } = await start('--cases', 'no-such-folder')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trim()).toMatch(/^事例のフォルダ「no-such-folder」を読めません/)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }, 60_000)
})
