/** What members begin with: three ways of working, written out for an assistant. */

import type { McpServer } from '@modelcontextprotocol/server'
import { toError } from '../answers/parameters.ts'
import { refuseLong } from '../contract/read-address.ts'
import { type Shape, Type } from '../contract/shape.ts'
import { isFields } from '../contract/untrusted-values.ts'
import { AppError } from '../errors.ts'
import { toSchema } from './tool.ts'

/** Holds for all three. */
const manners =
  '事例の文を引くときは変えずに写し、出典（題名・発行者・アドレス・日付）を添えてください。「不明」は不明のまま書き、推測で埋めないでください。「該当なし」のときは、そう伝えてください。'

type Prompt = {
  name: string
  title: string
  description: string
  takes: Shape
  /** The words of the reader stand on a line of their own. */
  steps: string
}

const prompts: readonly Prompt[] = [
  {
    name: 'find-precedents',
    title: '先例を調べる',
    description: '困りごとから先例を探し、比べ、参考文献まで作ります。',
    takes: Type.Object({ topic: Type.String({ description: '困りごとか、調べたいこと' }) }),
    steps:
      '次の困りごとの先例を調べてください。search_cases で探し、よく合うものを3件まで read_case で読み、compare_cases で並べてください。うまくいかなかったことと、その後も書いてください。終わりに cite_cases で参考文献を付けてください。',
  },
  {
    name: 'prepare-session',
    title: '勉強会を準備する',
    description: '事例を選び、勉強会キットを作ります。',
    takes: Type.Object({ topic: Type.String({ description: '勉強会の題か、ねらい' }) }),
    steps:
      '次の題の勉強会を準備してください。search_cases で、結末の違う事例を2〜4件選び、選んだわけを言ってから、make_session_kit で紙を作ってください。時間は30・60・90分から選び、迷えば尋ねてください。',
  },
  {
    name: 'gather-book-material',
    title: '本の材料を集める',
    description: '一つの主題について、文と出典を集めます。',
    takes: Type.Object({ topic: Type.String({ description: '章や節の主題' }) }),
    steps:
      '次の主題について、本の材料を集めてください。search_cases を言葉を変えて何度か使い、find_ways_past_a_wall も見て、使えそうな文を事例ごとに出典つきで並べてください。食い違う文は並べて示し、分かっていないことは「不明」として挙げてください。終わりに cite_cases で SIST 02 の参考文献を付けてください。',
  },
]

/** Offers the prompts. */
export function offerPrompts(server: McpServer): void {
  for (const { name, title, description, takes, steps } of prompts) {
    const about = { title, description, argsSchema: toSchema(takes) }
    server.registerPrompt(name, about, (given) => ({
      messages: [
        {
          role: 'user',
          content: { type: 'text', text: `${steps}\n${manners}\n\n${readTopic(given)}` },
        },
      ],
    }))
  }
}

function readTopic(given: unknown): string {
  const topic = isFields(given) ? given['topic'] : undefined
  if (typeof topic !== 'string') throw new AppError('BAD_REQUEST')
  const refusal = refuseLong(topic)
  if (refusal) throw toError(refusal, ['topic'])
  return topic.trim()
}
