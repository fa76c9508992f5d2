import { describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'

const search = '0123456789abcdef'.repeat(4)
const index = 'fedcba9876543210'.repeat(4)
const complete = {
  MEILI_URL: 'http://127.0.0.1:7700',
  MEILI_SEARCH_KEY: search,
  MEILI_INDEX_KEY: index,
}

describe('the settings of a search server', () => {
  test('are none without an address', () => {
    expect(readConfig({ MEILI_URL: ' ' })).not.toHaveProperty('meilisearch')
  })

  test('are read', () => {
    expect(readConfig(complete).meilisearch).toEqual({
      ...{ url: 'http://127.0.0.1:7700', searchKey: search, indexKey: index },
    })
  })

  test.each([
    [
      'no keys',
      { MEILI_SEARCH_KEY: '', MEILI_INDEX_KEY: '' },
      /SEARCH_KEY.*なし.*\n.*INDEX_KEY.*なし/,
    ],
    ['one key missing', { MEILI_INDEX_KEY: '' }, /^MEILI_INDEX_KEY — .*なし.*npm run meili:keys/],
    ['a short key', { MEILI_SEARCH_KEY: 'secret' }, /^MEILI_SEARCH_KEY — .*6字/],
    ['a key of one letter', { MEILI_SEARCH_KEY: 'a'.repeat(64) }, /^MEILI_SEARCH_KEY — .*64字/],
    ['a key with a line break in it', { MEILI_INDEX_KEY: `${index}\r\nx: y` }, /^MEILI_INDEX_KEY/],
    ['the same key twice', { MEILI_INDEX_KEY: search }, /^MEILI_SEARCH_KEY — .*同じ/],
    ['no address', { MEILI_URL: '127.0.0.1:7700' }, /^MEILI_URL — /],
    ['another protocol', { MEILI_URL: 'file:///etc' }, /^MEILI_URL — /],
    ['a key in the address', { MEILI_URL: 'http://u:p@127.0.0.1' }, /^MEILI_URL — /],
  ])('refuse %s, and say what to do', (_what, changed, says) => {
    expect(() => readConfig({ ...complete, ...changed })).toThrow(says)
  })

  test('are refused without showing a secret', () => {
    const weak = 'hunter2hunter2'
    expect(() => readConfig({ ...complete, MEILI_SEARCH_KEY: weak })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(weak) }),
    )
  })

  test('do not know the master key', () => {
    const read: string[] = []
    const environment = new Proxy<Record<string, string>>(complete, {
      get: (values, name) => {
        read.push(String(name))
        return values[String(name)]
      },
    })
    readConfig(environment)
    expect(read).toContain('MEILI_SEARCH_KEY')
    expect(read).not.toContain('MEILI_MASTER_KEY')
  })
})
