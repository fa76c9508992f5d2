import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SafeStorage } from '../../web/lists/safe-storage.ts'
import { editLine, hasEdits, keepEdits, noEdits, readEdits } from '../../web/pages/kit/kit-edits.ts'
import { anyText } from '../support/any-text.ts'

function makeStorage(kept = new Map<string, string>()): SafeStorage {
  return {
    read: (key) => kept.get(key),
    write: (key, text) => {
      kept.set(key, text)
      return undefined
    },
    remove: (key) => {
      kept.delete(key)
    },
  }
}

it('what was changed is read back as it was, under the address of its kit alone', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      anyText,
      fc.integer({ min: 0, max: 90 }),
      (key, from, to, read) => {
        const storage = makeStorage()
        const edits = { ...editLine(noEdits, `k${key}`, from, to), minutes: { read } }
        expect(keepEdits(storage, '/kit?slug=a', edits)).toBe(true)
        expect(readEdits(storage, '/kit?slug=a')).toEqual(edits)
        expect(readEdits(storage, '/kit?slug=b')).toEqual(noEdits)
      },
    ),
  )
})

it('a line that is as it was again is no edit, and without edits nothing is kept', () => {
  const kept = new Map<string, string>()
  const storage = makeStorage(kept)
  const changed = editLine(noEdits, 'handout.1', 'a', 'b')
  expect(hasEdits(changed)).toBe(true)
  keepEdits(storage, '/kit', changed)
  expect(kept.size).toBe(1)
  const back = editLine(changed, 'handout.1', 'a', 'a')
  expect(hasEdits(back)).toBe(false)
  keepEdits(storage, '/kit', back)
  expect(kept.size).toBe(0)
})

it('damaged text is read as no edits', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.json(), fc.constant('{"lines":3,"minutes":[]}')), (text) => {
      const { lines, minutes } = readEdits(makeStorage(new Map([['kit:/kit', text]])), '/kit')
      for (const { from, to } of Object.values(lines)) expect(`${from}${to}`).toBeTypeOf('string')
      for (const value of Object.values(minutes)) expect(value).toBeTypeOf('number')
    }),
  )
})

it('a storage that refuses is said', () => {
  const refusing: SafeStorage = { ...makeStorage(), write: () => 'full' }
  expect(keepEdits(refusing, '/kit', editLine(noEdits, 'k', 'a', 'b'))).toBe(false)
})
