/** The text of a case while it is written: its marks, what is pasted into it, its sentences, the numbers of its sources. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseDraft } from '../../server/contract/desk.ts'
import { sections } from '../../server/contract/vocabulary.ts'
import { linesOf, readLines, toNames } from '../../web/desk/list-lines.ts'
import { listSentences } from '../../web/desk/list-sentences.ts'
import {
  countUses,
  listSourceNumbers,
  nextSourceNumber,
  renumberSources,
} from '../../web/desk/source-numbers.ts'
import {
  applyEdit,
  insertBold,
  insertLink,
  insertMark,
  toggleList,
} from '../../web/desk/text-edits.ts'
import { cleanTyped, refuseDraftSize, refuseLength } from '../../web/desk/typed-text.ts'
import { anyText } from '../support/any-text.ts'
import { anyDraft } from './any-draft.ts'

/** The text with `|` where the cursor stands, after a mark was put there. */
function mark(textWithCursor: string, id = 1): string {
  const at = textWithCursor.indexOf('|')
  const text = textWithCursor.replace('|', '')
  return applyEdit(text, insertMark(text, { from: at, to: at }, id))
}

describe('the mark of a source', () => {
  it('stands before the full stop, from whichever side of it the cursor comes', () => {
    expect(mark('市は直した|。')).toBe('市は直した[^1]。')
    expect(mark('市は直した。|')).toBe('市は直した[^1]。')
    expect(mark('市は直した。|次の文。')).toBe('市は直した[^1]。次の文。')
    expect(mark('市は|直した。')).toBe('市は[^1]直した。')
  })

  it('stands after other marks, never inside one, and not twice', () => {
    expect(mark('直した[^2]。|', 9)).toBe('直した[^2][^9]。')
    expect(mark('直した[^|2]。', 9)).toBe('直した[^2][^9]。')
    expect(mark('直した[^9]。|', 9)).toBe('直した[^9]。')
  })

  it('leaves every other character of any text where it was', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, place) => {
        const at = place % (text.length + 1)
        const edited = applyEdit(text, insertMark(text, { from: at, to: at }, 77))
        expect(edited.replace('[^77]', '')).toBe(text.replace('[^77]', ''))
      }),
    )
  })
})

describe('the buttons', () => {
  it('make what is selected bold or a link, with what comes next selected', () => {
    expect(applyEdit('市の計画', insertBold('市の計画', { from: 2, to: 4 }))).toBe('市の**計画**')
    const link = insertLink('市の計画', { from: 2, to: 4 })
    expect(applyEdit('市の計画', link)).toBe('市の[計画](https://)')
    expect('市の[計画](https://)'.slice(...(link.select ?? [0, 0]))).toBe('https://')
  })

  it('make lines a list and back', () => {
    const text = '前\n一つ\n二つ\n後'
    const edit = toggleList(text, { from: 3, to: 6 })
    expect(applyEdit(text, edit)).toBe('前\n- 一つ\n- 二つ\n後')
    const listed = applyEdit(text, edit)
    expect(applyEdit(listed, toggleList(listed, { from: 3, to: 9 }))).toBe(text)
  })
})

describe('what is typed and pasted', () => {
  it('loses tabs and what nobody sees, and nothing that people read', () => {
    expect(cleanTyped('a\tb\u0000c\u202ed\ud800e\r\nf', false)).toBe('a bcde\nf')
    expect(cleanTyped('一行\n二行', true)).toBe('一行 二行')
    expect(cleanTyped('👩‍💻髙﨑', false)).toBe('👩‍💻髙﨑')
  })

  it('has no character left that a file cannot hold, whatever it was', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, isOneLine) => {
        const clean = cleanTyped(text, isOneLine)
        expect(clean).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u)
        expect(cleanTyped(clean, isOneLine)).toBe(clean)
      }),
    )
  })

  it('is refused in words where no case is so long', () => {
    expect(refuseLength('あ'.repeat(50_000), 50_000)).toBeUndefined()
    expect(refuseLength('あ'.repeat(2_000_000), 50_000)).toContain('2,000,000字')
    const draft = {
      slug: '',
      fields: {},
      sections: {},
      facts: [],
      asks: [],
    } as unknown as CaseDraft
    expect(refuseDraftSize(draft)).toBeUndefined()
    expect(refuseDraftSize({ ...draft, slug: 'あ'.repeat(400_000) })).toContain('1,000kB')
  })
})

describe('the sources of a draft', () => {
  /** What each mark and each fact points to, by the title of the source. */
  const pointers = (draft: CaseDraft): unknown[] => {
    const sources = draft.fields['sources'] as { id: number; title: string }[]
    const titleOf = (id: number) => sources.find((source) => source.id === id)?.title ?? 'none'
    const marks = sections.map(({ id }) =>
      [...draft.sections[id].matchAll(/\[\^(\d+)\]/g)].map(([, number]) => titleOf(Number(number))),
    )
    return [...marks, ...draft.facts.map((fact) => fact.sources.map(titleOf))]
  }

  it('are numbered in their order, and every mark and fact points where it did', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const renumbered = renumberSources(draft)
        expect(listSourceNumbers(renumbered)).toEqual(
          listSourceNumbers(draft).map((_, index) => index + 1),
        )
        expect(pointers(renumbered)).toEqual(pointers(draft))
      }),
    )
  })

  it('are left alone where two have the same number', () => {
    const draft = { ...emptyDraft, fields: { sources: [{ id: 1 }, { id: 1 }] } }
    expect(renumberSources(draft)).toBe(draft)
  })

  it('get a number that nothing points to yet', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const next = nextSourceNumber(draft)
        expect([...countUses(draft).keys(), ...listSourceNumbers(draft)]).not.toContain(next)
      }),
    )
  })
})

const emptyDraft: CaseDraft = {
  slug: '',
  fields: {},
  sections: { background: '', actions: '', results: '', craft: '', trouble: '' },
  facts: [],
  asks: [],
}

it('sentences are offered as readers see them: no marks, whole in brackets, each once', () => {
  const background =
    '市は**三つ**を[直した](https://a.jp)[^1]。町長は「やめる。続ける。」と言った[^2]。\n- 市は三つを直した。\n\n途中の文'
  expect(listSentences({ sections: { ...emptyDraft.sections, background } })).toEqual([
    '市は三つを直した。',
    '町長は「やめる。続ける。」と言った。',
  ])
})

it('a list is lines, and names come back as the file has them', () => {
  expect(linesOf(['市民課', '税務課'])).toEqual(['市民課', '税務課'])
  expect(linesOf(undefined)).toEqual([])
  expect(readLines(' 一 \n\n二')).toEqual(['一', '二'])
  for (const names of ['中村 健', { name: 'A B' }, ['中村 健', { name: 'A B' }], undefined]) {
    expect(toNames(linesOf(names))).toEqual(names)
  }
})
