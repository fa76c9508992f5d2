import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type KitEdits, noEdits } from '../../server/contract/kit-edits.ts'
import type { SafeStorage } from '../../web/lists/safe-storage.ts'
import { hasEdits, keepEdits, readEdits, replaceEdit } from '../../web/pages/kit/kit-edits.ts'
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

const edit = { key: 'visit.1', from: 'a', to: 'b' }

it('what was changed is read back as it was, under the address of its page alone', () => {
  const storage = makeStorage()
  const edits: KitEdits = { lines: [edit], minutes: { read: 12 } }
  expect(keepEdits(storage, '/visit?slug=a', edits)).toBe(true)
  expect(readEdits(storage, '/visit?slug=a')).toEqual(edits)
  expect(readEdits(storage, '/visit?slug=b')).toEqual(noEdits)
})

it('a line that is as it was again is no edit, and without edits nothing is kept', () => {
  const kept = new Map<string, string>()
  const storage = makeStorage(kept)
  const lines = replaceEdit([], edit, undefined)
  expect(hasEdits({ ...noEdits, lines })).toBe(true)
  keepEdits(storage, '/visit', { ...noEdits, lines })
  expect(kept.size).toBe(1)
  const back = replaceEdit(lines, { ...edit, to: 'a' }, edit)
  expect(back).toEqual([])
  keepEdits(storage, '/visit', { ...noEdits, lines: back })
  expect(kept.size).toBe(0)
})

it('damaged text is read as no edits', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.json(), fc.constant('{"lines":3,"minutes":[]}')), (text) => {
      const { lines, minutes } = readEdits(
        makeStorage(new Map([['sheets:/visit', text]])),
        '/visit',
      )
      for (const { from, to } of lines) expect(`${from}${to}`).toBeTypeOf('string')
      for (const value of Object.values(minutes)) expect(value).toBeTypeOf('number')
    }),
  )
})

it('a storage that refuses is said', () => {
  const refusing: SafeStorage = { ...makeStorage(), write: () => 'full' }
  expect(keepEdits(refusing, '/visit', { ...noEdits, lines: [edit] })).toBe(false)
})
