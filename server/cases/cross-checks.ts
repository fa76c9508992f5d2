/** What no single field can tell: fields against each other, and the front matter against the body. */

import { findTerm, outcomeStates, prefectures } from '../contract/vocabulary.ts'
import { isLinkAddress } from './addresses.ts'
import type { Section } from './case.ts'
import type { FrontMatter } from './front-matter.ts'
import { type Finding, type Place, quoteValue } from './problems.ts'
import { listNamedSentences, openQuotes } from './quotes.ts'
import type { FrontMatterData } from './schema.ts'
import { nameField } from './schema-problems.ts'
import { nameUnknown } from './unknown.ts'

type Subject = {
  slug: string
  data: FrontMatterData
  sections: Section[]
  frontMatter: FrontMatter
}

/** Every finding of the checks below, in the order of the checks. */
export function checkAcross(
  slug: string,
  data: FrontMatterData,
  sections: Section[],
  frontMatter: FrontMatter,
): Finding[] {
  const subject = { slug, data, sections, frontMatter }
  return [
    checkCodes,
    checkPeriod,
    checkDates,
    checkSourceIds,
    checkUrls,
    checkReadings,
    checkMarks,
    checkSummary,
    checkOwnName,
    checkQuotes,
    checkResponses,
    checkOutcome,
    checkUnknown,
  ].flatMap((check) => check(subject))
}

/** The field and the place of a pointer: where a finding about it belongs. */
function locate({ frontMatter }: Subject, pointer: string) {
  return { ...frontMatter.placeOf(pointer), field: nameField(pointer) }
}

function checkCodes(subject: Subject): Finding[] {
  return subject.data.municipalities.flatMap(({ code, prefecture }, index) => {
    if (code === undefined) return []
    const owner = prefectureOfCode(code) ?? '知らない都道府県'
    if (hasCheckDigit(code) && owner === prefecture) return []
    const at = locate(subject, `/municipalities/${index}/code`)
    if (!hasCheckDigit(code)) {
      return [
        { ...at, got: quoteValue(code), want: '検査数字の合う6桁のコード', example: '"232131"' },
      ]
    }
    return [{ ...at, got: `${owner}のコード${quoteValue(code)}`, want: `${prefecture}のコード` }]
  })
}

const weights = [6, 5, 4, 3, 2]

/** 全国地方公共団体コード: two digits of the prefecture, three of the municipality, one that checks them (modulus 11). */
function hasCheckDigit(code: string): boolean {
  const digits = [...code].map(Number)
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0)
  return digits[5] === (11 - (sum % 11)) % 10
}

/** The prefecture the code begins with; the vocabulary is in the order of the numbers. */
function prefectureOfCode(code: string): string | undefined {
  const number = Number(code.slice(0, 2))
  return number >= 1 && number <= 47 ? prefectures[number - 1]?.label : undefined
}

function checkPeriod(subject: Subject): Finding[] {
  const { from, to } = subject.data.period
  if (to === undefined || from <= to) return []
  return [
    {
      ...locate(subject, '/period/to'),
      field: 'period',
      got: `${from}年から${to}年`,
      want: 'from が to より後にならない期間',
      example: '{from: 2012, to: 2020}',
    },
  ]
}

/** The pattern of the schema lets 2026-02-30 through. */
function checkDates(subject: Subject): Finding[] {
  const { checked, sources, updates = [] } = subject.data
  const dates = [
    { pointer: '/checked', date: checked },
    ...sources.map(({ date = '' }, index) => ({ pointer: `/sources/${index}/date`, date })),
    ...updates.map(({ date }, index) => ({ pointer: `/updates/${index}/date`, date })),
  ]
  return dates
    .filter(({ date }) => date.length === 10 && !isCalendarDate(date))
    .map(({ pointer, date }) => ({
      ...locate(subject, pointer),
      got: quoteValue(date),
      want: '暦にある日',
      example: '"2026-11-22"',
    }))
}

function isCalendarDate(date: string): boolean {
  // A day that the month has not is one of the next.
  return new Date(`${date}T00:00:00Z`).getUTCDate() === Number(date.slice(-2))
}

function checkSourceIds(subject: Subject): Finding[] {
  const ids = subject.data.sources.map(({ id }) => id)
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return []
    const at = locate(subject, `/sources/${index}/id`)
    return [{ ...at, got: `二度目の番号 ${id}`, want: 'ほかの出典と違う番号' }]
  })
}

function checkUrls(subject: Subject): Finding[] {
  return subject.data.sources.flatMap(({ url }, index) => {
    if (isLinkAddress(url)) return []
    const at = locate(subject, `/sources/${index}/url`)
    const want = 'ブラウザーで開ける http か https のアドレス。後ろに句読点やかっこを残さない'
    return [{ ...at, got: quoteValue(url), want, example: '"https://www.city.nishio.aichi.jp/"' }]
  })
}

/** Without a reading the analyser's takes its place in reference lists, and names it often gets wrong. */
function checkReadings(subject: Subject): Finding[] {
  return subject.data.sources.flatMap(({ yomi, author }, index) => {
    if (yomi !== undefined) return []
    const at = locate(subject, `/sources/${index}/yomi`)
    const what = author === undefined ? '題' : '著者'
    const want = `${what}のよみ（参考文献の並び順になる）。読みを確かめてください`
    return [{ ...at, severity: 'warning' as const, got: 'ない項目', want }]
  })
}

function checkMarks(subject: Subject): Finding[] {
  // Without sections the body has a problem of its own, and every source would seem unused.
  if (subject.sections.length === 0) return []
  const used = new Set(subject.sections.flatMap(({ sources }) => sources))
  const known = subject.data.sources.map(({ id }) => id)
  const unknown = [...used].filter((id) => !known.includes(id))
  return [
    ...unknown.map((id) => ({
      ...findMark(subject.frontMatter, id),
      field: '本文',
      got: `出典のない印「[^${id}]」`,
      want: `sources の番号（${known.join('・')}）`,
    })),
    ...known.flatMap((id, index) => {
      if (used.has(id)) return []
      const want = `本文に「[^${id}]」を付けるか、出典を消す`
      const at = { ...locate(subject, `/sources/${index}`), field: 'sources' }
      return [{ ...at, severity: 'warning' as const, got: `本文で使われていない出典 ${id}`, want }]
    }),
  ]
}

function findMark({ body, bodyLine }: FrontMatter, id: number): Place {
  const lines = body.slice(0, Math.max(0, body.indexOf(`[^${id}]`))).split('\n')
  return { line: bodyLine + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 }
}

function checkSummary(subject: Subject): Finding[] {
  const count = splitLines(subject.data.summary).length
  if (count === 3) return []
  const at = locate(subject, '/summary')
  if (count === 0) return [{ ...at, got: '（空）', want: '3行の要約' }]
  return [
    {
      ...at,
      severity: 'warning',
      got: `${count}行`,
      want: 'ちょうど3行（始まり／やり方／どうなったか）',
      example: '|- の下に、字下げして3行',
    },
  ]
}

function checkOwnName(subject: Subject): Finding[] {
  const { related = [], aliases = [] } = subject.data
  return Object.entries({ related, aliases }).flatMap(([field, slugs]) => {
    const index = slugs.indexOf(subject.slug)
    if (index === -1) return []
    const at = { ...locate(subject, `/${field}/${index}`), field }
    const got = `この事例自身の名${quoteValue(subject.slug)}`
    return [{ ...at, severity: 'warning' as const, got, want: 'ほかの名' }]
  })
}

/** A sentence that was changed in the body and not in the front matter would no longer be shown. */
function checkQuotes(subject: Subject): Finding[] {
  // Without sections the body has a problem of its own.
  if (subject.sections.length === 0) return []
  const find = openQuotes(subject.sections)
  return listNamedSentences(subject.data).flatMap(({ pointer, sentence }) => {
    if (find(sentence)) return []
    const want = '本文の一文と同じ言葉（出典の印は除く）'
    return [
      {
        ...locate(subject, pointer),
        severity: 'warning' as const,
        got: `本文にない文${quoteValue(sentence)}`,
        want,
      },
    ]
  })
}

function checkResponses(subject: Subject): Finding[] {
  const { barriers = [], responses = [] } = subject.data
  return responses.flatMap(({ barrier }, index) => {
    if (barriers.includes(barrier)) return []
    const at = locate(subject, `/responses/${index}/barrier`)
    const got = `barriers にない壁${quoteValue(barrier)}`
    return [{ ...at, severity: 'warning' as const, got, want: barriers.join('・') || '壁の言葉' }]
  })
}

/** What became of a case is a fact, and a sentence of the body says it; that nothing is known needs none. */
function checkOutcome(subject: Subject): Finding[] {
  const { outcome } = subject.data
  if (!outcome || outcome.sentence !== undefined) return []
  if (findTerm(outcomeStates, outcome.state)?.id === 'unknown') return []
  const want = `「${outcome.state}」ことを書いた本文の一文。なければ state を「分からない」にする`
  const at = locate(subject, '/outcome/sentence')
  const example = '{state: 続いている, year: 2024, sentence: 運動は2024（令和6）年も続いている。}'
  return [{ ...at, severity: 'warning', got: 'ない項目', want, example }]
}

/** They stand in a list and in the middle of questions, so they are no sentences; what the text says stands there already. */
function checkUnknown(subject: Subject): Finding[] {
  const { data, sections } = subject
  const { unknown = [] } = data
  const told = nameUnknown({ sections, unknown: [] })
  return unknown.flatMap((phrase, index) => {
    const isSentence = phrase.includes('。')
    if (!isSentence && !told.some((what) => what.includes(phrase))) return []
    const at = { ...locate(subject, `/unknown/${index}`), severity: 'warning' as const }
    const example = '研修に使った時間と講師の費用'
    if (isSentence) {
      return [{ ...at, got: quoteValue(phrase), want: '「。」のない名詞句', example }]
    }
    return [{ ...at, got: `本文にもある${quoteValue(phrase)}`, want: '本文にないこと', example }]
  })
}

/** The non-empty lines of a text. */
export function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
