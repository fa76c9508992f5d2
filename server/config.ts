/** The only reader of the environment; everything else is handed what it needs. */

import { isIP } from 'node:net'

export type Config = {
  port: number
  host: string
  casesFolder: string
  dataFolder: string
  /** What must not be lost: accounts, and what members keep. */
  stateFolder: string
  /** Addresses or networks of the proxies whose X-Forwarded-* headers are believed. */
  trustedProxies: string[]
  /** Whether everybody may send in proposals, also where there are no members. */
  openProposals?: true
  /** Whether no robot shall read or list the pages. */
  refusesRobots?: true
  /** Origins of the sites whose pages may read the public answers of the API; `*` for all. */
  corsOrigins?: '*' | string[]
  /** Whether npm started the program, through a shell that keeps signals to itself. */
  startedByNpm: boolean
  /** The search server, where one is used. */
  meilisearch?: { url: string; searchKey: string; indexKey: string }
}

/** Settings that cannot be used; every problem at once, so that one start shows all of them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings; an empty value counts as none, as shells and compose files leave them. */
export function readConfig(environment: Environment = process.env): Config {
  const setting = (name: string, fallback: string): string => environment[name]?.trim() || fallback
  const port = setting('PORT', '3000')
  const host = setting('HOST', '127.0.0.1')
  const trustedProxies = setting('TRUST_PROXY', '')
    .split(/[\s,]+/)
    .filter(Boolean)

  const problems: string[] = []
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    problems.push(`PORT — 得た値「${port}」 / 0〜65535の整数 / 例: 3000`)
  }
  if (!/^[0-9A-Za-z.:_%-]+$/.test(host)) {
    problems.push(`HOST — 得た値「${host}」 / 待ち受けるアドレス / 例: 127.0.0.1`)
  }
  for (const proxy of trustedProxies.filter((text) => !isNetwork(text))) {
    problems.push(`TRUST_PROXY — 得た値「${proxy}」 / アドレスかCIDR / 例: 10.0.0.0/8`)
  }
  const networks = trustedProxies.filter(isNetwork)
  if (coversEverybody(networks)) {
    const got = networks.join(', ')
    problems.push(`TRUST_PROXY — 得た値「${got}」 / 合わせても全員にならない範囲 / 例: 10.0.0.0/8`)
  }
  const proposals = setting('PROPOSALS', 'members')
  if (proposals !== 'members' && proposals !== 'public') {
    problems.push(
      `PROPOSALS — 得た値「${proposals}」 / members（会員だけ）か public（だれでも） / 例: public`,
    )
  }
  const robots = setting('ROBOTS', 'allow')
  if (robots !== 'allow' && robots !== 'refuse') {
    problems.push(`ROBOTS — 得た値「${robots}」 / allow（読ませる）か refuse（断る） / 例: refuse`)
  }
  const corsOrigins = readOrigins(setting('CORS_ORIGINS', ''), problems)
  const meilisearch = readMeilisearch(setting, problems)
  if (problems.length > 0) throw new ConfigError(problems)

  return {
    port: Number(port),
    host,
    casesFolder: setting('CASES_DIR', 'cases'),
    dataFolder: setting('DATA_DIR', 'data'),
    stateFolder: setting('STATE_DIR', 'state'),
    trustedProxies,
    ...(proposals === 'public' && { openProposals: true as const }),
    ...(robots === 'refuse' && { refusesRobots: true as const }),
    ...(corsOrigins && { corsOrigins }),
    startedByNpm: environment['npm_lifecycle_event'] !== undefined,
    ...(meilisearch && { meilisearch }),
  }
}

function readOrigins(text: string, problems: string[]): Config['corsOrigins'] {
  if (text === '' || text === '*') return text || undefined
  const origins = text.split(/[\s,]+/).filter(Boolean)
  for (const origin of origins.filter((each) => !isOrigin(each))) {
    problems.push(
      `CORS_ORIGINS — 得た値「${origin}」 / オリジン（後ろに / を付けない）の並びか * / 例: https://www.city.example.lg.jp`,
    )
  }
  return origins.length > 0 ? origins : undefined
}

/** Compared letter by letter with what a browser sends, so that nothing but its own form will do. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
}

/** A key that Meilisearch makes has 64 characters; whoever writes one by hand writes a short one. */
const shortestKey = 32

function readMeilisearch(
  setting: (name: string, fallback: string) => string,
  problems: string[],
): Config['meilisearch'] {
  const url = setting('MEILI_URL', '')
  if (url === '') return undefined
  if (!isServerAddress(url)) {
    const got = url.includes('@') ? '（鍵を含む）' : `「${url}」`
    problems.push(`MEILI_URL — 得た値${got} / 鍵を含まないアドレス / 例: http://127.0.0.1:7700`)
  }
  const keys = ['MEILI_SEARCH_KEY', 'MEILI_INDEX_KEY'].map((name) => ({
    name,
    key: setting(name, ''),
  }))
  // What is shown of a secret is only its length.
  for (const { name, key } of keys.filter(({ key }) => !isStrongKey(key))) {
    const got = key === '' ? 'なし' : `${key.length}字`
    problems.push(`${name} — 得た値（${got}） / npm run meili:keys が出す鍵 / 例: 英数字64字`)
  }
  const [searchKey = '', indexKey = ''] = keys.map(({ key }) => key)
  if (searchKey !== '' && searchKey === indexKey) {
    problems.push('MEILI_SEARCH_KEY — 得た値（MEILI_INDEX_KEY と同じ） / 検索だけができる別の鍵')
  }
  return { url, searchKey, indexKey }
}

function isStrongKey(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key) && key.length >= shortestKey && new Set(key).size >= 8
}

function isServerAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return (
    /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '')
  )
}

/** Everybody as IPv6 has them: all of IPv4 (a proxy's address is compared in this form, too), and all that is given out. */
const everybody = ['::ffff:0:0/96', '2000::/3'].map(toRange)

/** Whether these networks together leave nobody out: then anyone could write his own address. */
function coversEverybody(networks: readonly string[]): boolean {
  const ranges = networks.map(toRange).sort((a, b) => (a.first < b.first ? -1 : 1))
  return everybody.some(({ first, last }) => {
    let next = first
    for (const range of ranges)
      if (range.first <= next && range.last >= next) next = range.last + 1n
    return next > last
  })
}

type AddressRange = { first: bigint; last: bigint }

function toRange(network: string): AddressRange {
  const [address = '', prefix] = network.split('/')
  const width = isIP(address) === 4 ? 32 : 128
  const free = BigInt(width - Number(prefix ?? width))
  const first = (toNumber(address) >> free) << free
  return { first, last: first + (1n << free) - 1n }
}

/** The address as a number of 128 bits. */
function toNumber(address: string): bigint {
  const isOld = isIP(address) === 4
  const { hostname } = new URL(`http://[${isOld ? '::ffff:' : ''}${address.replace(/%.*/, '')}]`)
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  const digits = [...head, ...zeros, ...tail].map((group) => group.padStart(4, '0'))
  return BigInt(`0x${digits.join('')}`)
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  // A network of everybody would let anyone write his own address, and Fastify refuses it and IPv4 within IPv6.
  if (!/^[1-9]\d{0,2}$/.test(prefix) || /^[0:]*:ffff:/i.test(address)) return false
  return Number(prefix) <= (version === 4 ? 32 : 128)
}
