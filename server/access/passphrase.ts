/** Passphrases: kept as scrypt hashes, made and compared two at a time. */

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { passphraseLengths } from '../contract/members.ts'
import { openTurns } from './turns.ts'

/** What OWASP asks of scrypt where a hash may take 32 MB: 2^15 · 8 blocks, three times. */
const usual = { logCost: 15, blocks: 8, times: 3 }

type Cost = typeof usual
type Hash = Cost & { salt: Buffer; sum: Buffer }

const sumBytes = 32

/** Two at once take 64 MB; with 64 waiting, at a quarter of a second each, the last one waits eight seconds. */
const inTurn = openTurns(2, 64)

/** Full-width letters and wide spaces of an input method are the same passphrase. */
export function normalizePassphrase(text: string): string {
  return text.normalize('NFKC')
}

/** The hash to keep, with its salt and cost in it. */
export async function hashPassphrase(text: string): Promise<string> {
  const hash = { ...usual, salt: randomBytes(16) }
  return writeHash({ ...hash, sum: await derive(text, hash) })
}

/** Whether it is the passphrase; without a hash it takes the same time, so that nobody learns which accounts there are. */
export async function verifyPassphrase(text: string, kept: string | undefined): Promise<boolean> {
  // No passphrase is that long, and normalising makes a text up to eighteen times longer.
  const isTooLong = text.length > longestTyped
  const hash = readHash(kept ?? nobodys)
  const sum = await derive(isTooLong ? '' : text, hash)
  return timingSafeEqual(sum, hash.sum) && kept !== undefined && !isTooLong
}

/** A character takes up to two units, and an input method composes it of several. */
const longestTyped = 4 * passphraseLengths.most

function derive(text: string, { logCost, blocks, times, salt }: Omit<Hash, 'sum'>) {
  const options = { N: 2 ** logCost, r: blocks, p: times, maxmem: 2 ** 26 }
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(normalizePassphrase(text), salt, sumBytes, options, (error, sum) => {
        if (error) reject(error)
        else resolve(sum)
      })
    })
  return inTurn(work)
}

/** As PHC writes it: $scrypt$ln=15,r=8,p=3$salt$sum. */
function writeHash({ logCost, blocks, times, salt, sum }: Hash): string {
  const cost = `ln=${logCost},r=${blocks},p=${times}`
  return `$scrypt$${cost}$${salt.toString('base64url')}$${sum.toString('base64url')}`
}

function readHash(kept: string): Hash {
  const found = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept)
  const [, logCost, blocks, times, salt = '', sum = ''] = found ?? []
  if (!found) throw new Error('a hash that is none')
  return {
    ...{ logCost: Number(logCost), blocks: Number(blocks), times: Number(times) },
    ...{ salt: Buffer.from(salt, 'base64url'), sum: Buffer.from(sum, 'base64url') },
  }
}

/** The hash of no passphrase at all. */
const nobodys = writeHash({ ...usual, salt: Buffer.alloc(16), sum: Buffer.alloc(sumBytes) })
