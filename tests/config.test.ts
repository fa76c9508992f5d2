import { describe, expect, it, test } from 'vitest'
import { readConfig } from '../server/config.ts'

describe('settings', () => {
  it('have defaults, also where a value is empty', () => {
    const expected = {
      port: 3000,
      host: '127.0.0.1',
      casesFolder: 'cases',
      dataFolder: 'data',
      stateFolder: 'state',
      trustedProxies: [],
      startedByNpm: false,
    }
    expect(readConfig({})).toEqual(expected)
    expect(readConfig({ PORT: '', HOST: ' ', CASES_DIR: '', TRUST_PROXY: '' })).toEqual(expected)
  })

  it('are read', () => {
    const environment = {
      PORT: '0',
      HOST: '::1',
      CASES_DIR: 'C:\\事例',
      DATA_DIR: '/var/data',
      STATE_DIR: '/var/state',
      TRUST_PROXY: '10.0.0.0/8, fd00::/8,192.0.2.1',
    }
    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '::1',
      casesFolder: 'C:\\事例',
      dataFolder: '/var/data',
      stateFolder: '/var/state',
      trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1'],
      startedByNpm: false,
    })
  })

  it.each(['0.0.0.0/0', '::/0', '10.0.0.0/08', '10.0.0.0/', '/8', '::ffff:10.0.0.0/104', '＊'])(
    'never trust everybody, nor what is no network: TRUST_PROXY=%s',
    (proxy) => {
      expect(() => readConfig({ TRUST_PROXY: proxy })).toThrow(/^TRUST_PROXY — 得た値[^\n]*$/)
    },
  )

  it.each([
    '0.0.0.0/1,128.0.0.0/1',
    '128.0.0.0/1 10.0.0.0/8 0.0.0.0/2 64.0.0.0/2',
    '::/1, 8000::/1',
    '::/1',
    '::/64',
    '2000::/3',
    '3000::/4 2000::/4',
    '192.0.2.1 ::/8',
  ])(
    'never trust everybody by several networks, or by one that holds all of IPv4: %s',
    (proxies) => {
      expect(() => readConfig({ TRUST_PROXY: proxies })).toThrow(/^TRUST_PROXY — 得た値[^\n]*$/)
    },
  )

  it.each([
    '0.0.0.0/1,128.0.0.0/2',
    '10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 127.0.0.1 ::1 fd00::/8 fe80::/10',
    'fe80::1%eth0',
    '::1',
    '2001:db8::/32',
    '2000::/4',
  ])('trust networks that leave somebody out: %s', (proxies) => {
    expect(readConfig({ TRUST_PROXY: proxies }).trustedProxies).toEqual(proxies.split(/[ ,]+/))
  })

  it('pass over empty parts of TRUST_PROXY', () => {
    expect(readConfig({ TRUST_PROXY: ' ,,10.0.0.1, ' }).trustedProxies).toEqual(['10.0.0.1'])
  })

  it('that cannot be used are all named at once', () => {
    const environment = { PORT: '70000', HOST: 'a b', TRUST_PROXY: '10.0.0.0/33 all 1' }
    const names = ['PORT', 'HOST', 'TRUST_PROXY', 'TRUST_PROXY', 'TRUST_PROXY']
    expect(() => readConfig(environment)).toThrow(
      new RegExp(names.map((name) => `${name} — 得た値`).join('[^]*')),
    )
  })
})

const search = '0123456789abcdef'.repeat(4)
const index = 'fedcba9876543210'.repeat(4)
const complete = {
  MEILI_URL: 'http://127.0.0.1:7700',
  MEILI_SEARCH_KEY: search,
  MEILI_INDEX_KEY: index,
}

describe('the settings for robots and other sites', () => {
  test('are nothing unless they are made', () => {
    for (const name of ['refusesRobots', 'corsOrigins']) {
      expect(readConfig({ ROBOTS: 'allow', CORS_ORIGINS: ' ' })).not.toHaveProperty(name)
    }
  })

  test('are read', () => {
    expect(readConfig({ ROBOTS: 'refuse' }).refusesRobots).toBe(true)
    expect(readConfig({ CORS_ORIGINS: '*' }).corsOrigins).toBe('*')
    expect(readConfig({ CORS_ORIGINS: 'https://a.jp, http://b.jp:8080' }).corsOrigins).toEqual([
      ...['https://a.jp', 'http://b.jp:8080'],
    ])
  })

  test.each([
    ...['https://a.jp/', 'a.jp', 'https://A.jp', 'https://a.jp:443', 'null', 'file:///etc'],
    ...['https://a.jp,*', 'https://*.a.jp/', 'https://a.jp/x', 'https://u:p@a.jp'],
  ])('refuse what no browser sends as its origin: CORS_ORIGINS=%s', (origins) => {
    expect(() => readConfig({ CORS_ORIGINS: origins })).toThrow(/^CORS_ORIGINS — 得た値[^\n]*$/)
  })

  test('refuse a word for robots that means nothing', () => {
    expect(() => readConfig({ ROBOTS: 'noindex' })).toThrow(/^ROBOTS — 得た値「noindex」/)
  })
})

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
