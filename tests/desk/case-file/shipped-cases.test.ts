import { describe, expect, test } from 'vitest'
import { parseCase } from '../../../server/cases/parse.ts'
import type { CaseDraft, CaseFiles } from '../../../server/contract/desk.ts'
import { readDraft } from '../../../server/desk/case-file/read-draft.ts'
import { writeDraft } from '../../../server/desk/case-file/write-draft.ts'
import { diffLines, readShipped, shippedSlugs } from '../../support/case-files.ts'

/** Through JSON, as a draft comes back from a browser. */
function draftOf(files: CaseFiles, slug: string): CaseDraft {
  const { draft } = readDraft(files, slug)
  return JSON.parse(JSON.stringify(draft)) as CaseDraft
}

const [sample = ''] = shippedSlugs
/** Each a little over a tenth of a second where other programs run beside. */
const patience = 120_000
const someSlugs = shippedSlugs.filter((_, at) => at % 9 === 0)

/** Two fields were written in two styles, some values in quotation marks they do not need, one order differs. */
function isLeftOpen(line: string): boolean {
  return /^(?:unknown|outcome): [[{]|^ +(?:- )?(?:[a-z]+: )?"|^actors: \[.*'|^ +yomi: |^$/.test(
    line,
  )
}

describe('every shipped case', () => {
  test('is written back byte for byte when nothing was edited', { timeout: patience }, () => {
    for (const slug of shippedSlugs) {
      const files = readShipped(slug)
      const written = writeDraft(draftOf(files, slug), files)
      expect(written).toEqual({ files, lostRemarks: [], problems: [] })
    }
    expect(shippedSlugs.length).toBeGreaterThanOrEqual(154)
  })

  test('is the same case when its files are written from nothing', { timeout: patience }, () => {
    for (const slug of shippedSlugs) {
      const files = readShipped(slug)
      const draft = draftOf(files, slug)
      const { files: written } = writeDraft(draft, undefined)
      const other = diffLines(files.body, written?.body).gone.filter((line) => !isLeftOpen(line))
      expect([slug, ...other]).toEqual([slug])
      const read = (body = '') => parseCase({ name: `${slug}.md`, slug, text: body })
      expect(read(written?.body).case).toEqual(read(files.body).case)
      expect(written?.asks).toBe(files.asks)
      expect(written && draftOf(written, slug)).toEqual(draft)
    }
  })
})

function itemsOf(fields: CaseDraft['fields'], name: string): unknown[] {
  return fields[name] as unknown[]
}

/** What an editor changes, and the one file it is in. */
const edits: [what: string, file: keyof CaseFiles, edit: (draft: CaseDraft) => unknown][] = [
  ['the title', 'body', ({ fields }) => Object.assign(fields, { title: '題を直した: #1 「新」' })],
  [
    'a sentence of a section',
    'body',
    ({ sections }) => {
      sections.actions = sections.actions.replace(/。/, '、と直した。')
    },
  ],
  [
    'a line of the summary',
    'body',
    ({ fields }) => {
      fields['summary'] = String(fields['summary']).replace(/。\n/, '、と直した。\n')
    },
  ],
  [
    'the address of a source',
    'body',
    ({ fields }) =>
      Object.assign(itemsOf(fields, 'sources')[0] ?? {}, { url: 'https://example.jp/a' }),
  ],
  [
    'one of the keywords',
    'body',
    ({ fields }) => itemsOf(fields, 'keywords').splice(1, 1, 'カンマ,と[括弧]'),
  ],
  ['a new keyword', 'body', ({ fields }) => itemsOf(fields, 'keywords').push('新しい語')],
  [
    'a question',
    'body',
    ({ fields }) => itemsOf(fields, 'questions').splice(2, 1, '直した問い: これでよいか'),
  ],
  ['the last check', 'body', ({ fields }) => Object.assign(fields, { checked: '2027-01-31' })],
  ['a fact', 'facts', ({ facts }) => Object.assign(facts[1] ?? {}, { fact: '直した事実。' })],
  [
    'the sources of a fact',
    'facts',
    ({ facts }) => Object.assign(facts[1] ?? {}, { sources: [1, 2, 3, 4] }),
  ],
  ['an ask', 'asks', ({ asks }) => asks.splice(3, 1, '直した "問いかけ" の文 #2')],
]

describe.each(edits)('an edit of %s', (_, file, edit) => {
  test('is one line of one file', { timeout: patience }, () => {
    for (const slug of someSlugs) {
      const before = readShipped(slug)
      const draft = draftOf(before, slug)
      edit(draft)
      const { files } = writeDraft(draft, before)
      expect(files).toEqual({ ...before, [file]: files?.[file] })
      const { gone, come } = diffLines(before[file], files?.[file])
      expect([slug, gone.length, come.length]).toEqual([slug, 1, 1])
    }
  })
})

describe('what comes and goes', () => {
  const before = readShipped(sample)

  test.each<[what: string, file: keyof CaseFiles, edit: (draft: CaseDraft) => unknown]>([
    ['a question', 'body', ({ fields }) => itemsOf(fields, 'questions').splice(1, 1)],
    ['an optional field', 'body', ({ fields }) => delete fields['department']],
    ['an ask', 'asks', ({ asks }) => asks.shift()],
  ])('%s that goes is one line', (_, file, edit) => {
    const draft = draftOf(before, sample)
    draft.fields['department'] ??= '市民課'
    const withIt = writeDraft(draft, before).files ?? before
    edit(draft)
    const { gone, come } = diffLines(withIt[file], writeDraft(draft, withIt).files?.[file])
    expect([gone.length, come.length]).toEqual([1, 0])
  })

  test('a new field stands where the schema has it, a new source and a new fact behind the others', () => {
    const draft = draftOf(before, sample)
    draft.fields['aliases'] = ['an-old-name']
    const source = { url: 'https://example.jp/', title: '題', id: 99, publisher: '市' }
    itemsOf(draft.fields, 'sources').push(source)
    draft.facts.push({ part: 'results', fact: '新しい事実。', sources: [99] })
    const { files } = writeDraft(draft, before)
    expect(diffLines(before.body, files?.body)).toEqual({
      gone: [],
      come: [
        ...['aliases: [an-old-name]', '  - id: 99', '    title: 題', '    publisher: 市'],
        ...['    url: "https://example.jp/"'],
      ],
    })
    expect(files?.body).toMatch(/^related: .*\naliases: \[an-old-name\]\nsources:$/m)
    expect(diffLines(before.facts, files?.facts)).toEqual({
      gone: [],
      come: ['  - fact: 新しい事実。', '    src: [99]'],
    })
  })

  test('all facts and asks that go leave the file of facts with what else it says, and no file of asks', () => {
    const draft = { ...draftOf(before, sample), facts: [], asks: [] }
    const { files } = writeDraft(draft, { ...before, asks: '- "窓口が混む日に、どうするか"\n' })
    expect(files?.facts).toContain('background: []\n')
    expect(files?.facts).toContain(before.facts?.split('\n').at(-2) ?? '?')
    expect(files?.asks).toBeUndefined()
  })
})
