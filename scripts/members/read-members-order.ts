/** What `npm run members` is told to do. */

import { parseArgs } from 'node:util'
import { type RoleId, roles } from '../../server/contract/members.ts'

const verbs = ['invite', 'again', 'list', 'pause', 'resume', 'remove'] as const

export type MembersOrder = {
  verb: (typeof verbs)[number]
  /** Empty for the list. */
  name: string
  role: RoleId
  /** Where readers reach the library, as http://library.example.jp. */
  origin: string | undefined
}

const usage =
  '使い方: npm run members -- invite 名前 --role editor|member [--origin http://…] ／ again 名前（リンクを作り直す） ／ list ／ pause 名前 ／ resume 名前 ／ remove 名前'

/** The order, or the line that says what is wrong with it. */
export function readMembersOrder(words: string[]): MembersOrder | string {
  const parsed = parseWords(words)
  if (!parsed) return usage
  const { values, positionals } = parsed
  const [first, name = '', ...rest] = positionals
  const verb = verbs.find((each) => each === first)
  const isComplete = (verb === 'list') === (name === '')
  if (!verb || !isComplete) return usage
  if (rest.length > 0) return '言葉が多すぎます。空白のある名前は引用符で囲んでください。'
  if (values.role !== undefined && verb !== 'invite') return '--role は invite にだけ付けます。'
  const role = roles.find(({ id }) => id === values.role)?.id
  if (verb === 'invite' && !role)
    return '--role に editor（編集者）か member（会員）を書いてください。'
  const origin = values.origin === undefined ? undefined : readOrigin(values.origin)
  if (origin === '') return '--origin は http://library.example.jp のように書いてください。'
  return { verb, name, role: role ?? 'member', origin }
}

/** Empty where it is none: a link with a path or a name in it would lead elsewhere. */
function readOrigin(text: string): string {
  if (!URL.canParse(text)) return ''
  const { protocol, origin, href } = new URL(text)
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : ''
}

function parseWords(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: { role: { type: 'string' }, origin: { type: 'string' } },
    })
  } catch {
    return undefined
  }
}
