import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as inBrowser from '../../server/home/browser-home.ts'
import { cutIntoBase64Url, toBase64Url } from '../../server/home/home.ts'
import { keyBytes, writeKeyBytes } from '../../server/search/embedding/key-bytes.ts'

const bytesOfKey = fc.uint8Array({ minLength: keyBytes, maxLength: keyBytes })

describe('the key of a vector', () => {
  test('is written as the very bytes that it was made of, and nothing beside them', () => {
    fc.assert(
      fc.property(bytesOfKey, fc.nat(20), (bytes, start) => {
        const into = new Uint8Array(start + keyBytes + 3)
        expect(writeKeyBytes(toBase64Url(bytes), into, start)).toBe(true)
        expect([...into]).toEqual([...new Uint8Array(start), ...bytes, 0, 0, 0])
      }),
    )
  })

  test('is none where the text has another length or a sign that no key has', () => {
    const sign = fc.constantFrom('+', '/', '=', ' ', 'あ', '\0', '\u{1f33f}')
    fc.assert(
      fc.property(bytesOfKey, sign, fc.nat(21), (bytes, odd, at) => {
        const key = toBase64Url(bytes)
        const wrong = [`${key}A`, key.slice(1), '', key.slice(0, at) + odd + key.slice(at + 1)]
        for (const text of wrong) expect(writeKeyBytes(text, new Uint8Array(keyBytes))).toBe(false)
      }),
    )
  })

  test('is the same text in a server and in a browser, one by one and many at once', () => {
    fc.assert(
      fc.property(fc.array(bytesOfKey), (list) => {
        const joined = Uint8Array.from(list.flatMap((bytes) => [...bytes]))
        const texts = list.map((bytes) => Buffer.from(bytes).toString('base64url'))
        expect(cutIntoBase64Url(joined, keyBytes)).toEqual(texts)
        expect(inBrowser.cutIntoBase64Url(joined, keyBytes)).toEqual(texts)
        expect(list.map(inBrowser.toBase64Url)).toEqual(texts)
      }),
    )
  })
})
