/** The difference of two texts: it leads from each to the other, whatever they are, and takes no more than it may. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from '../../server/contract/diff-lines.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'

type Lines = ReturnType<typeof diffLines>

function without(kind: 'added' | 'removed', lines: Lines): string {
  return lines
    .filter((line) => line.kind !== kind)
    .map(({ text }) => text)
    .join('\n')
}

function countSame(lines: Lines): number {
  return lines.filter(({ kind }) => kind === 'same').length
}

/** Texts with many lines in common, of few different ones. */
const few = fc.array(fc.constantFrom('', 'あ', 'い', 'う'), { maxLength: 12 })
const texts = fc.oneof(
  few.map((lines) => lines.join('\n')),
  fc.array(anyText, { maxLength: 6 }).map((lines) => lines.join('\n')),
)

/** By its definition. */
function countCommon(one: readonly string[], other: readonly string[]): number {
  const [first, ...rest] = one
  if (first === undefined) return 0
  const at = other.indexOf(first)
  const without = countCommon(rest, other)
  return at < 0 ? without : Math.max(without, 1 + countCommon(rest, other.slice(at + 1)))
}

describe('the difference of two texts', () => {
  it('has both in it, whatever they are', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const lines = diffLines(one, other)
        expect(without('added', lines)).toBe(one)
        expect(without('removed', lines)).toBe(other)
      }),
      { numRuns: propertyRuns },
    )
  })

  it('keeps as many lines as can be kept, and tells what went before what came', () => {
    fc.assert(
      fc.property(few, few, (one, other) => {
        // No line is one empty line.
        const [before, after] = [one, other].map((lines) => (lines.length > 0 ? lines : ['']))
        const lines = diffLines(one.join('\n'), other.join('\n'))
        expect(countSame(lines)).toBe(countCommon(before ?? [], after ?? []))
        const kinds = lines.map(({ kind }) => kind)
        expect(kinds.some((kind, at) => kind === 'added' && kinds[at + 1] === 'removed')).toBe(
          false,
        )
      }),
      { numRuns: propertyRuns },
    )
  })

  it('of one sentence is one line out and one in', () => {
    expect(diffLines('題\n\n古い文。\n終わり\n', '題\n\n新しい文。\n終わり\n')).toEqual([
      { kind: 'same', text: '題' },
      { kind: 'same', text: '' },
      { kind: 'removed', text: '古い文。' },
      { kind: 'added', text: '新しい文。' },
      { kind: 'same', text: '終わり' },
      { kind: 'same', text: '' },
    ])
  })

  it('of texts that have too many changed lines to compare is one replacement, soon told', () => {
    const [one, other] = ['前の行\n', '後の行\n'].map((line) => line.repeat(100_000))
    const lines = diffLines(`同じ\n${one}`, `同じ\n${other}`)
    expect(lines.slice(0, 2)).toEqual([
      { kind: 'same', text: '同じ' },
      { kind: 'removed', text: '前の行' },
    ])
    expect(lines).toHaveLength(200_002)
    const many = Array.from({ length: 5000 }, (_, index) => `行${(index * 7919) % 5003}`)
    // 0.2 s where it was measured, with room for slower machines.
    expectCpuTimeBelow(2000, () => diffLines(many.join('\n'), many.toReversed().join('\n')))
  })
})
