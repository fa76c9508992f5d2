import { monitorEventLoopDelay } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Brought } from '../../../server/contract/brought.ts'
import { bringMaterial, bringWord } from '../../../server/desk/bring/bring.ts'
import { limits } from '../../../server/desk/bring/limits.ts'
import { readMaterial } from '../../../server/desk/bring/read-material.ts'
import { AppError } from '../../../server/errors.ts'
import { anyText, propertyRuns } from '../../support/any-text.ts'
import {
  addPart,
  changePart,
  footnote,
  heading,
  line,
  makeWord,
  readParts,
  table,
  title,
  zipParts,
} from '../../support/make-word.ts'

const good = await makeWord([
  title('題'),
  table(['担当課', '市民課']),
  heading(1, '背景'),
  line('甲', footnote('市「題」 https://example.jp/'), '。'),
])

/** The sentence with which these bytes are refused. */
async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readMaterial({ kind: 'word', bytes })
  } catch (error) {
    if (error instanceof AppError && error.code === 'BAD_MATERIAL') return error.message
    throw error
  }
  throw new Error('not refused')
}

const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** A number in the list at the end of a zip, for the file at this place of the list. */
function setInList(bytes: Uint8Array, offset: number, length: number, value: number): Uint8Array {
  const changed = Buffer.from(bytes)
  const at = changed.indexOf(Buffer.from('504b0102', 'hex'))
  changed.writeUIntLE(value, at + offset, length)
  return changed
}

describe('what is no Word file is refused in a sentence:', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => Buffer.alloc(0), '空のファイル'],
    ['text', () => Buffer.from('背景\n甲。'), 'Word の .docx ではありません'],
    ['an old .doc', () => Buffer.concat([compound, Buffer.alloc(600)]), '.docx に保存し直して'],
    [
      'one with a password',
      () => Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      'パスワード',
    ],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'PDF'],
    ['rich text', () => Buffer.from('{\\rtf1 a}'), 'リッチテキスト'],
    [
      'an .xlsx under another name',
      () => zipParts(new Map([['xl/workbook.xml', '<a/>']])),
      '表計算',
    ],
    ['slides', () => zipParts(new Map([['ppt/slides/slide1.xml', '<a/>']])), 'スライド'],
    ['any other zip', () => zipParts(new Map([['a.txt', 'a']])), 'Word の .docx ではありません'],
    ['a start without an end', () => good.subarray(0, good.length - 30), 'zip として読めません'],
    ['an encrypted zip', () => setInList(good, 8, 2, 1), '暗号'],
    ['an unknown packing', () => setInList(good, 10, 2, 12), '知らない圧縮'],
    ['a document without text', () => addPart(good, 'word/document.xml', ''), 'Word の文書として'],
    [
      'XML with its end gone',
      () => addPart(good, 'word/document.xml', '<w:document>'),
      'Word の文書として',
    ],
  ])('%s', async (_, make, said) => {
    const bytes = await make()
    expect(await refusal(bytes)).toContain(said)
    expect(await refusal(bytes)).toMatch(/^[^。]+。(?:[^。]+。)*$/)
  })
})

describe('a file that is small and would be large', () => {
  it('is refused before it is unpacked: more than 50 MB of text', async () => {
    const bomb = await addPart(good, 'word/header9.xml', Buffer.alloc(60 * 2 ** 20, ' '))
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusal(bomb)).toContain('広げると大きすぎる')
  })

  it('is refused where the list of its files lies about their size, or lets them share their data', async () => {
    expect(await refusal(setInList(good, 24, 4, 10))).toContain('壊れている')
    expect(await refusal(setInList(good, 42, 4, 40))).toMatch(/重なっている|頭がない/)
  })

  it('is refused with more than 2,000 files, and beyond 10 MB unread', async () => {
    const many = new Map(Array.from({ length: 2_001 }, (_, at) => [`word/${at}.xml`, 'a']))
    expect(await refusal(await zipParts(many))).toContain('2000個まで')
    const large = bringWord(new Uint8Array(limits.bytes + 1))
    await expect(large).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' })
  })

  it('is refused for entities, of which ten lines unfold to gigabytes', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    const bomb = await changePart(good, 'word/document.xml', (text) =>
      text.replace('?>', `?>${laughs}`),
    )
    expect(await refusal(bomb)).toContain('DOCTYPE')
  })

  it('is refused for elements within elements to any depth', async () => {
    const deep = await changePart(good, 'word/document.xml', (text) =>
      text.replace(
        '</w:body>',
        `${'<w:smartTag>'.repeat(50_000)}${'</w:smartTag>'.repeat(50_000)}</w:body>`,
      ),
    )
    await expect(bringWord(deep)).rejects.toMatchObject({ code: 'BAD_MATERIAL' })
  })

  it('of 500 pages is refused with the number of its characters', async () => {
    const pages = Array.from({ length: 500 }, () => line('長い報告の文。'.repeat(140)))
    expect(await refusal(await makeWord(pages))).toMatch(/^長すぎます（490,000字）/)
  })
})

describe('a file on which the reader never ends, dies or fills its memory', () => {
  const module = new URL('./stubborn-thread.mjs', import.meta.url)
  const bring = (text: string, limitMs = 20_000) =>
    bringMaterial({ kind: 'markdown', text }, { module, limitMs })

  it.each([
    ['終わらない', 500, '0.5秒では読み終わらない'],
    ['倒れる', 20_000, '読む途中で失敗しました'],
    ['投げる', 20_000, '読む途中で失敗しました'],
    ['しくじる', 20_000, '読む途中で失敗しました'],
    ['あふれる', 20_000, '大きすぎて読み切れません'],
  ])('is refused: %s', async (text, limitMs, said) => {
    const refused = bring(text, limitMs)
    await expect(refused).rejects.toMatchObject({
      code: 'BAD_MATERIAL',
      message: expect.stringContaining(said),
    })
  })

  it('keeps nobody waiting: the loop goes on, and the next file is read', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const [stuck, next] = await Promise.allSettled([bring('終わらない', 500), bringWord(good)])
    delay.disable()
    expect(delay.percentile(50) / 1e6).toBeLessThan(100)
    expect([stuck.status, next.status]).toEqual(['rejected', 'fulfilled'])
  })
})

describe('whatever is brought ends in a draft or in a sentence', () => {
  const settle = async (run: () => Promise<Brought>) => {
    try {
      const brought = await run()
      // What goes from thread to thread and over HTTP is plain data.
      expect(JSON.parse(JSON.stringify(brought))).toEqual(brought)
      expect(Object.keys(brought.draft.sections)).toHaveLength(5)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      expect(error.code).toBe('BAD_MATERIAL')
    }
  }

  it('any bytes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .uint8Array({ maxLength: 400 })
        .map((tail) => Buffer.concat([Buffer.from('PK\x03\x04'), tail])),
    )
    await fc.assert(
      fc.asyncProperty(bytes, (some) => settle(() => readMaterial({ kind: 'word', bytes: some }))),
      { numRuns: propertyRuns },
    )
  })

  it('a good file with any bytes changed or cut off', async () => {
    const change = fc.record({ at: fc.nat(good.length - 1), value: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(9),
        (changes, cut) => {
          const bytes = Buffer.from(good.subarray(0, cut === 0 ? changes[0]?.at : undefined))
          for (const { at, value } of changes) bytes[at] = value
          return settle(() => readMaterial({ kind: 'word', bytes }))
        },
      ),
      { numRuns: propertyRuns },
    )
  })

  it('a part of a good file with any text in it', async () => {
    const names = [...readParts(good).keys()].filter((name) => /\.(?:xml|rels)$/.test(name))
    const piece = fc.oneof(
      anyText,
      fc.constantFrom(
        '<w:p>',
        '</w:p>',
        '<w:tbl>',
        '<w:r><w:t>',
        '<w:footnoteReference w:id="9"/>',
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        piece,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (name, text, share) => {
          const bytes = await changePart(good, name, (before) => {
            const at = Math.floor(before.length * share)
            return `${before.slice(0, at)} ${text}${before.slice(at)}`
          })
          await settle(() => readMaterial({ kind: 'word', bytes }))
        },
      ),
      { numRuns: propertyRuns },
    )
  })

  it.each(['markdown', 'dossier'] as const)('any text as %s', async (kind) => {
    const sign = fc.constantFrom(
      ...[
        '---\n',
        '\n',
        '## 背景\n',
        '# ',
        '[^1]',
        '[^1]: ',
        '| a | b |\n',
        '```\n',
        '- ',
        'title: ',
        'sources: [1]\n',
      ],
      ...[
        'background:\n',
        '  - fact: ',
        '    src: [1]\n',
        '{',
        '[',
        '&a ',
        '*a',
        '!!js ',
        'https://a.jp/',
        '「',
        '」',
        '2021年',
      ],
    )
    const text = fc
      .array(fc.oneof(sign, sign, anyText), { maxLength: 30 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(text, (some) => settle(() => readMaterial({ kind, text: some }))),
      { numRuns: propertyRuns * 2 },
    )
  })

  it.each(['markdown', 'dossier'] as const)('2 MB of text as %s', async (kind) => {
    const refused = readMaterial({ kind, text: 'あ'.repeat(700_000) })
    await expect(refused).rejects.toMatchObject({ message: expect.stringMatching(/^長すぎます/) })
  })
})
