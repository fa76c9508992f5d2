/** What the benches ask a server of this machine, and how: at a fixed rate, or from many clients that each wait. */

import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { quantile } from './measure.ts'

/** What officers really type: troubles in whole sentences, short words, names, and half a thought. */
export const benchQueries: readonly string[] = [
  '若手の提案が続かない',
  'PFIの失敗から学ぶ',
  '改善運動',
  '窓口の待ち時間を減らしたい',
  'やらされ感をなくすには',
  '首長が替わると取り組みが終わってしまう',
  '業務改善の発表会の始め方',
  '職員提案制度が形だけになっている',
  '公園の指定管理と民間の収益施設',
  '廃校の活用で民間企業と組む',
  '管理職が部下の提案を止めてしまう',
  '縦割りを越えて部署が協力する',
  '自主的な勉強会を続けるこつ',
  '担当者が異動すると元に戻る',
  '人手が足りず改善どころではない',
  '住民の反対で計画が止まった',
  '図書館の運営を民間に任せた町',
  '成果を数字で見せる方法',
  '議会の合意をどう得たか',
  '新人が職場を変えた話',
  '小さな町でもできる官民連携',
  '水道事業の民間委託',
  '係の打ち合わせを変えた',
  '事務のミスを繰り返さない仕組み',
  '災害の経験を組織に残す',
  '全庁で改善を競う大会',
  'マンネリになった運動を立て直す',
  '温浴施設の赤字',
  '研修の後に行動が変わらない',
  '庁舎の建て替えと公民連携',
]

/** The text of every judged query. */
export async function listQuestions(): Promise<string[]> {
  const files = ['queries', 'own-queries'].map((name) => `../../tests/eval/${name}.jsonl`)
  const texts = await Promise.all(
    files.map((file) => readFile(fileURLToPath(new URL(file, import.meta.url)), 'utf8')),
  )
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '')
  return lines.map((line) => (JSON.parse(line) as { query: string }).query)
}

/** Every question in turn, each time in other words around it, so that no answer is one that was kept. */
export function* listPaths(
  questions: readonly string[],
  toPath: (text: string, number: number) => string,
): Generator<string> {
  const begins = ['', '市の', '町の', '県の', '最近の', '小さな自治体で', '職員が', '民間と']
  const ends = [
    '',
    'の事例',
    'について',
    'の進め方',
    'の工夫',
    'の失敗',
    'の効果',
    'を知りたい',
    'の費用',
  ]
  let number = 0
  for (;;) {
    for (const end of ends) {
      for (const begin of begins) {
        for (const question of questions) {
          yield toPath(`${begin}${question}${end}`, number)
          number += 1
        }
      }
    }
  }
}

/** A search over the programs' way in. */
export function searchPath(text: string): string {
  return `/api/search?q=${encodeURIComponent(text)}`
}

/** In turn a search, suggestions, a page of results, the start page and a search by words alone. */
export function mixedPath(text: string, number: number): string {
  const paths = [
    searchPath(text),
    `/api/suggest?q=${encodeURIComponent(text.slice(0, 4))}`,
    `/search?evidence=words&q=${encodeURIComponent(text)}`,
    '/',
    `/api/search?evidence=words&q=${encodeURIComponent(text)}`,
  ]
  return paths[number % paths.length] ?? ''
}

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
