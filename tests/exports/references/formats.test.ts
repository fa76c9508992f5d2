import { describe, expect, it } from 'vitest'
import { formatBibtex } from '../../../server/exports/references/bibtex.ts'
import { formatCsl } from '../../../server/exports/references/csl.ts'
import type { Reference } from '../../../server/exports/references/reference.ts'
import { formatRis } from '../../../server/exports/references/ris.ts'
import { bibtex, csl, ris } from './sample-files.ts'
import { book, samples } from './samples.ts'

const chosen = ['①', '②', '⑥', '⑦'].flatMap((mark) =>
  samples.flatMap(({ what, reference }) => (what.startsWith(mark) ? [reference] : [])),
)
const ownCase = samples.flatMap(({ what, reference }) => (what.startsWith('⑧') ? [reference] : []))
const keptCopy = samples.flatMap(({ what, reference }) => (what.startsWith('⑩') ? [reference] : []))

describe('the formats for other programs', () => {
  it('writes RIS as the sample, its lines ended by CRLF', () => {
    expect(formatRis(chosen)).toBe(ris.replaceAll('\n', '\r\n'))
  })

  it('writes BibTeX as the sample', () => {
    expect(formatBibtex(chosen)).toBe(bibtex)
  })

  it('writes CSL-JSON as the sample', () => {
    expect(JSON.parse(formatCsl(chosen))).toEqual(JSON.parse(csl))
    expect(Object.keys(JSON.parse(formatCsl(chosen))[2])).toEqual(Object.keys(JSON.parse(csl)[2]))
  })

  it('writes nothing for no references', () => {
    expect([formatRis([]), formatBibtex([]), formatCsl([])]).toEqual(['', '', '[]\n'])
  })

  it('keeps what a format has no field for in its notes', () => {
    expect(formatRis(ownCase)).toContain('; 事例番号: kitakami-city-ping-pong-pang\r\n')
    expect(formatBibtex(ownCase)).toContain('{事例番号 kitakami-city-ping-pong-pang}')
    expect(formatCsl(ownCase)).toContain('; 事例番号: kitakami-city-ping-pong-pang"')
    expect(formatRis(keptCopy)).toContain('; medium: ウェブ魚拓\r\n')
    expect(formatBibtex(keptCopy)).toContain('{ウェブ魚拓}')
    expect(formatCsl(keptCopy)).toContain('"medium": "ウェブ魚拓"')
  })

  it('keeps a comma of a name from parting it', () => {
    const named: Reference = {
      ...book,
      authors: [{ name: 'A,B研究会' }, { family: '元,吉', given: '由,紀子' }],
    }
    expect(formatRis([named])).toContain('AU  - A，B研究会\r\nAU  - 元，吉, 由，紀子\r\n')
    expect(formatBibtex([named])).toContain('{{A,B研究会} and 元，吉, 由，紀子}')
  })

  it('hands editors over as editors', () => {
    const edited: Reference = {
      ...book,
      authors: [
        { family: '元吉', given: '由紀子', role: '監修' },
        { name: '自治体改善マネジメント研究会', role: '編' },
      ],
    }
    expect(formatRis([edited])).toContain(
      'ED  - 元吉, 由紀子\r\nED  - 自治体改善マネジメント研究会',
    )
    expect(formatRis([edited])).toContain('; role: 監修・編')
    expect(formatBibtex([edited])).toContain(
      '  editor    = {元吉, 由紀子 and {自治体改善マネジメント研究会}},\n',
    )
    expect(JSON.parse(formatCsl([edited]))[0]).toMatchObject({
      editor: [{ family: '元吉', given: '由紀子' }, { literal: '自治体改善マネジメント研究会' }],
    })
  })
})
