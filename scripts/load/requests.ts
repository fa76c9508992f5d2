/** Requests to a server of this machine: at a fixed rate, or from many clients that each wait for their answer. */

import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { quantile } from '../bench/numbers.ts'

/** `ms` from when the request was due, so that a server that holds everybody up is not measured by fewer requests. */
export type Answered = { status: number; ms: number; retryAfterS: number }

type Ask = (path: string, agent: Agent) => Promise<Omit<Answered, 'ms'>>

/** An answer that takes longer counts as this long, with status 0. */
const patienceMs = 20_000

/** Sends so many requests a second, whether the former ones are answered or not. */
export async function askAtRate(
  url: string,
  paths: Iterator<string>,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Answered[]> {
  const ask = createAsker(url)
  const agent = new Agent({ keepAlive: true })
  const start = performance.now()
  const asked: Promise<Answered>[] = []
  for (let count = 0; count < rate * seconds; count += 1) {
    const due = start + (1000 * count) / rate
    await setTimeout(Math.max(0, due - performance.now()))
    asked.push(measure(() => ask(takeFrom(paths), agent), due))
  }
  const answers = await Promise.all(asked)
  agent.destroy()
  return answers
}

/** So many clients ask again and again until the time is over; one that is refused waits as it is told. */
export async function askFromClients(
  url: string,
  paths: Iterator<string>,
  { clients, seconds, requests = Number.POSITIVE_INFINITY }: Crowd,
): Promise<Answered[]> {
  const ask = createAsker(url)
  const end = performance.now() + 1000 * seconds
  const answers: Answered[] = []
  let begun = 0
  const runClient = async (number: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ...addressOf(number) })
    while (performance.now() < end && begun < requests) {
      begun += 1
      const answer = await measure(() => ask(takeFrom(paths), agent), performance.now())
      answers.push(answer)
      await setTimeout(1000 * answer.retryAfterS)
    }
    agent.destroy()
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => runClient(number)))
  return answers
}

type Crowd = { clients: number; seconds: number; requests?: number }

/** Median and the 99th of a hundred of the answers that are 200, in ms, and how many are not. */
export function sumUp(answers: readonly Answered[]): { p50: number; p99: number; others: number } {
  const served = answers.filter(({ status }) => status === 200).map(({ ms }) => ms)
  return {
    p50: quantile(served, 0.5),
    p99: quantile(served, 0.99),
    others: answers.length - served.length,
  }
}

async function measure(task: () => ReturnType<Ask>, due: number): Promise<Answered> {
  const answer = await task()
  return { ...answer, ms: performance.now() - due }
}

function createAsker(url: string): Ask {
  return (path, agent) =>
    new Promise((resolve) => {
      const sent = request(new URL(path, url), { agent, timeout: patienceMs }, (response) => {
        response.resume()
        response.once('close', () => {
          const retryAfterS = Number(response.headers['retry-after'] ?? 0)
          resolve({ status: response.complete ? (response.statusCode ?? 0) : 0, retryAfterS })
        })
      })
      sent.once('timeout', () => sent.destroy())
      sent.once('error', () => resolve({ status: 0, retryAfterS: 0 }))
      sent.end()
    })
}

/** Each client has an address of its own where the whole of 127/8 is this machine: the limit is one for each client. */
function addressOf(number: number): { localAddress?: string } {
  if (process.platform !== 'linux') return {}
  return { localAddress: `127.0.${1 + Math.floor(number / 250)}.${1 + (number % 250)}` }
}

function takeFrom(paths: Iterator<string>): string {
  const { value } = paths.next()
  if (typeof value !== 'string') throw new Error('no further path')
  return value
}
