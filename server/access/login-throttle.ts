/**
 * Limits wrong logins, by account and by address, in memory only: no address is ever kept. Whoever fails on purpose can
 * keep an account from others for a quarter of an hour, but not from its member: an address that has logged in to the
 * account before is counted by itself. Names that are no account are counted like those that are.
 */

import { isIP } from 'node:net'
import { AppError } from '../errors.ts'
import { hashText } from './keys.ts'

const windowMs = 15 * 60_000
const failuresOfAccount = 10
const failuresOfAddress = 30

/** 10,000 wrong logins with a name of their own each take 2 MB; then the oldest leaves, as a quarter of an hour would let it. */
const mostEntries = 10_000

type Count = { failures: number; since: number }

export type LoginThrottle = {
  /** Counts a try as failed, until it succeeds: a thousand at once are as many as one after the other. */
  enter: (account: string, address?: string) => void
  succeed: (account: string, address?: string) => void
}

/** Opens the counts; an account is told by any text that is its own. */
export function openLoginThrottle(clock: () => number): LoginThrottle {
  const counts = new Map<string, Count>()
  /** Accounts with an address that has logged in to them. */
  const known = new Map<string, true>()

  const listLimits = (account: string, address?: string) => {
    const name = hashText(`account ${account}`)
    if (address === undefined) return [{ key: name, most: failuresOfAccount }]
    const place = hashText(`address ${groupAddress(address)}`)
    const both = `${name} ${place}`
    return [
      { key: known.has(both) ? both : name, most: failuresOfAccount },
      { key: place, most: failuresOfAddress },
    ]
  }
  const read = (key: string, now: number): Count => {
    const count = counts.get(key)
    // A clock that was set back would count for longer.
    const holds = count && now >= count.since && now < count.since + windowMs
    return holds ? count : { failures: 0, since: now }
  }
  return {
    enter: (account, address) => {
      const now = clock()
      const limits = listLimits(account, address)
      const waits = limits.map(({ key, most }) => {
        const { failures, since } = read(key, now)
        return failures < most ? 0 : since + windowMs - now
      })
      refuseFor(Math.max(...waits))
      for (const { key } of limits) {
        const { failures, since } = read(key, now)
        keepBounded(counts, key, { failures: failures + 1, since })
      }
    },
    succeed: (account, address) => {
      const [ofAccount, ofAddress] = listLimits(account, address)
      if (ofAccount) counts.delete(ofAccount.key)
      if (!ofAddress) return
      const count = read(ofAddress.key, clock())
      counts.set(ofAddress.key, { ...count, failures: Math.max(0, count.failures - 1) })
      keepBounded(known, `${hashText(`account ${account}`)} ${ofAddress.key}`, true)
    },
  }
}

function refuseFor(waitMs: number): void {
  if (waitMs <= 0) return
  const retryAfterS = Math.ceil(waitMs / 1000)
  const headers = { 'retry-after': String(retryAfterS) }
  throw new AppError('TOO_MANY_LOGINS', { retryAfterS }, { headers })
}

/** A map keeps its order: what is set anew goes to the end, and the oldest leaves first. */
function keepBounded<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.size > mostEntries ? map.keys() : []
  if (oldest !== undefined) map.delete(oldest)
}

/** One subscriber has 2^64 addresses of IPv6: they count as one. */
function groupAddress(address: string): string {
  const bare = address.replace(/%.*$/, '')
  if (isIP(bare) !== 6) return address
  const written = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  if (written.startsWith('::ffff:')) return written
  const [head = '', tail = ''] = written.split('::')
  const [first, last] = [head, tail].map((half) => half.split(':').filter(Boolean))
  const zeros = Array(8 - (first?.length ?? 0) - (last?.length ?? 0)).fill('0')
  const groups = written.includes('::') ? [...(first ?? []), ...zeros, ...(last ?? [])] : first
  return (groups ?? []).slice(0, 4).join(':')
}
