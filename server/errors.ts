/**
 * Every answer that is not the one asked for: code, status, and the sentence for people. Nothing else in the
 * program decides about an HTTP status; whatever is thrown and is not an AppError is a bug.
 */

import type { WithdrawnCase } from './contract/withdrawn.ts'

type Entry = { status: number; message: (details: never) => string }

/** What was found wrong with one parameter of an address. */
type BadParameter = { name: string; got: string; want: string }

const table = {
  BAD_PARAMETER: {
    status: 400,
    message: ({ name, got, want }: BadParameter) =>
      `${name} の値「${shorten(got)}」は使えません。${want}`,
  },
  UNKNOWN_PARAMETER: {
    status: 400,
    message: ({ name, known }: { name: string; known: readonly string[] }) =>
      `「${shorten(name)}」という項目はありません。使える項目は ${known.join('、')} です。`,
  },
  REPEATED_PARAMETER: {
    status: 400,
    message: ({ name }: { name: string }) => `${name} は一度だけ指定してください。`,
  },
  QUERY_TOO_LONG: {
    status: 400,
    message: ({ length, limit }: { length: number; limit: number }) =>
      `検索の言葉が長すぎます（${length}字）。${limit}字までにしてください。`,
  },
  BROKEN_URL: {
    status: 400,
    message: () => 'アドレスを文字として読めません。日本語はUTF-8の%符号で書いてください。',
  },
  BAD_REQUEST: { status: 400, message: () => '要求の形が正しくありません。' },
  CASE_COUNT: {
    status: 400,
    message: ({ got, least, most }: { got: number; least: number; most: number }) =>
      `事例は${least}〜${most}件にしてください（いまは${got}件）。slug で一つずつ指定します。`,
  },
  MIXED_CHOICE: {
    status: 400,
    message: () => '事例の名（slug）と検索の条件は、どちらか一方だけを指定してください。',
  },
  FILE_TOO_LARGE: {
    status: 400,
    message: () => 'ファイルが大きすぎて書けません。事例の数を減らしてください。',
  },
  BAD_EDITS: { status: 400, message: () => '勉強会の案の直しとして読めません。' },
  BAD_LIST: { status: 400, message: () => 'リストの名とメモとして読めません。' },
  BAD_KEPT: { status: 400, message: () => '残すリストか案として読めません。' },
  BAD_SHARED: { status: 400, message: () => '共有するリストか案として読めません。' },
  SHARED_TO_MEMBERS: {
    status: 401,
    message: () => 'このリンクには会員限定の事例が入っています。ログインすると開けます。',
  },
  /** Word, Markdown, YAML or a zip that somebody has brought and that cannot be read. */
  BAD_MATERIAL: { status: 400, message: ({ problem }: { problem: string }) => problem },
  BAD_NAME: {
    status: 400,
    message: () => '名前は1〜40字で、文字か数字を含めて書いてください。',
  },
  BAD_PASSPHRASE: { status: 400, message: ({ problem }: { problem: string }) => problem },
  BAD_PROPOSAL: {
    status: 400,
    message: ({ text, source, reach }: { text: number; source: number; reach: number }) =>
      `何を知らせるかを1〜${text}字で、どこで読めるかは${source}字まで、連絡先は${reach}字までで書いてください。`,
  },
  LOGIN_REFUSED: { status: 401, message: () => '名前か合言葉が違います。' },
  TOKEN_REFUSED: {
    status: 401,
    message: () =>
      'この鍵は使えません。止められたか、違っています。「自分の頁」で確かめてください。',
  },
  CASE_NOT_FOUND: {
    status: 404,
    message: ({ slug }: { slug: string }) => `事例「${shorten(slug)}」は見つかりません。`,
  },
  NOTHING_TO_EXPORT: {
    status: 404,
    message: () =>
      '書き出す事例がありません。条件に合う事例がないか、選んだ事例が公開を終えています。',
  },
  NOT_FOUND: { status: 404, message: () => 'このアドレスには何もありません。' },
  LOGIN_NEEDED: {
    status: 401,
    message: () => 'ログインが切れています。ログインし直してから、もう一度試してください。',
  },
  EDITORS_ONLY: { status: 403, message: () => 'このページは編集者だけが使えます。' },
  FOREIGN_ORIGIN: {
    status: 403,
    message: () =>
      'この図書館の画面から送られたものではないので、受け取りません。中継サーバーの後ろで動かしているときは、TRUST_PROXY を確かめてください。',
  },
  SHARED_GONE: {
    status: 404,
    message: () => 'このリンクは使えません。期限（30日）が過ぎたか、止められました。',
  },
  INVITATION_GONE: {
    status: 404,
    message: () =>
      'この招待は使えません。期限が切れたか、すでに使われています。編集者に新しい招待を頼んでください。',
  },
  ACCOUNT_GONE: { status: 404, message: () => 'その会員は登録されていません。' },
  DRAFT_GONE: {
    status: 404,
    message: () => 'その下書きはありません。捨てられたか、公開されて片づけられています。',
  },
  PROPOSAL_GONE: { status: 404, message: () => 'その知らせは、もうありません。' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: ({ method }: { method: string }) =>
      `${method} は使えません。GET か HEAD で読むことだけができます。`,
  },
  QUESTIONS_ONLY: {
    status: 405,
    message: () => 'このアドレスは、助手（MCP）の問いを POST で受けるだけです。',
  },
  REQUEST_TIMEOUT: { status: 408, message: () => '要求が届き終わらないので、待つのをやめました。' },
  CASE_WITHDRAWN: {
    status: 410,
    message: ({ on, reason }: WithdrawnCase) =>
      `この事例は${on}に公開をやめました。わけ: ${reason}`,
  },
  KEEPING_OFF: {
    status: 409,
    message: () => 'サーバーに置くようになっていません。「自分の頁」で切り替えられます。',
  },
  SHARES_FULL: {
    status: 409,
    message: ({ most }: { most: number }) =>
      `渡しているリンクが${most}個あり、これより増やせません。止めるか、期限を待ってください。`,
  },
  TOKENS_FULL: {
    status: 409,
    message: ({ most }: { most: number }) =>
      `鍵は${most}個までです。使わないものを止めてから作ってください。`,
  },
  NAME_TAKEN: { status: 409, message: () => 'その名前は、すでに使われています。' },
  LAST_EDITOR: {
    status: 409,
    message: () => '最後の編集者なので、できません。先に、ほかの編集者を招待してください。',
  },
  KEPT_TOO_LARGE: {
    status: 413,
    message: () => 'サーバーに置ける大きさ（1MB）を超えています。要らないものを消してください。',
  },
  BAD_DRAFT: { status: 400, message: () => '下書きとして読めません。' },
  DRAFT_CHANGED: {
    status: 409,
    message: () => 'ほかの編集者が先に書きかえました。開き直して、新しいものを確かめてください。',
  },
  BAD_SLUG: {
    status: 400,
    message: () =>
      '新しい名は、いまと違う、半角の英小文字・数字を「-」でつないだものにしてください。公開のアドレスになります。',
  },
  DRAFT_OPEN: {
    status: 409,
    message: () =>
      '書きかけの下書きがあるので、名を変えられません。先に公開するか、捨ててください。',
  },
  SECOND_EDITOR: {
    status: 403,
    message: () =>
      '書いた人とは別の編集者が公開します。「公開を待つ」にして、ほかの編集者に頼んでください。',
  },
  DRAFT_REFUSED: {
    status: 422,
    message: ({ problem }: { problem: string }) => `このままでは書き出せません。${problem}`,
  },
  UNREADABLE_CASE: {
    status: 409,
    message: ({ problem }: { problem: string }) =>
      `事例のファイルが読めないので、机では開けません。ファイルを直してください（${problem}）。`,
  },
  DRAFT_TOO_LARGE: {
    status: 413,
    message: () => '下書きの大きさが1MBを超えています。文を短くするか、事例を分けてください。',
  },
  REASON_NEEDED: { status: 400, message: () => 'わけを書いてください。' },
  PROPOSAL_WITHOUT_CASE: {
    status: 400,
    message: () => 'この知らせには事例が付いていません。下書きにするか、閉じてください。',
  },
  BAD_WORDS: { status: 400, message: ({ problem }: { problem: string }) => problem },
  WORDS_CHANGED: {
    status: 409,
    message: () =>
      '測ったあとに、言葉の表がほかの編集者に変えられたか、測ってから時間がたちました。もう一度測ってください。',
  },
  MEASURING: {
    status: 409,
    message: () => 'いま、ほかの変更を測っています。終わってから試してください。',
  },
  MEASURING_TOO_LONG: {
    status: 503,
    message: () => '測るのに60秒を超えたので、やめました。言葉の表は変わっていません。',
  },
  BODY_TOO_LARGE: { status: 413, message: () => '送られた内容が大きすぎます。' },
  URL_TOO_LONG: { status: 414, message: () => 'アドレスが長すぎます。' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: () => '送られた内容の種類は受け取れません。' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: () => '求められた範囲はファイルにありません。' },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: ({ retryAfterS }: { retryAfterS: number }) =>
      `短い間に要求が多すぎます。${retryAfterS}秒待ってから試してください。`,
  },
  PROPOSALS_TOO_OFTEN: {
    status: 429,
    message: ({ retryAfterS }: { retryAfterS: number }) =>
      `この場所からの知らせが続いたので、いまは受け付けません。${Math.ceil(retryAfterS / 60)}分待ってから送ってください。`,
  },
  TOO_MANY_LOGINS: {
    status: 429,
    message: ({ retryAfterS }: { retryAfterS: number }) =>
      `ログインの失敗が続いたので、いまは受け付けません。${Math.ceil(retryAfterS / 60)}分待ってから試してください。`,
  },
  HEADERS_TOO_LARGE: { status: 431, message: () => 'アドレスか見出しが長すぎます。' },
  INTERNAL: {
    status: 500,
    message: ({ requestId }: { requestId: string }) =>
      `サーバーで思わぬ誤りが起きました。続くときは番号 ${requestId} を添えて知らせてください。`,
  },
  TOO_BUSY: {
    status: 503,
    message: () => 'いま混み合っています。少し待ってから試してください。',
  },
  TOO_MANY_PROPOSALS: {
    status: 503,
    message: ({ most }: { most: number }) =>
      `まだ答えていない知らせが${most}件あり、いまは受け付けられません。日をおいて試してください。`,
  },
  CANNOT_KEEP: {
    status: 503,
    message: ({ reason }: { reason: string }) =>
      `いまは変更を保存できません（${reason}）。読むことはできます。`,
  },
  CLOSING: {
    status: 503,
    message: () => 'サーバーを止めているところです。少し待ってから試してください。',
  },
} as const satisfies Record<string, Entry>

type Table = typeof table

type ErrorCode = keyof Table

/** What the sentence of this code is made of; nothing for most codes. */
type DetailsOf<Code extends ErrorCode> = Parameters<Table[Code]['message']>

/** Codes whose sentence needs no details. */
export type PlainErrorCode = {
  [Code in ErrorCode]: DetailsOf<Code> extends [] ? Code : never
}[ErrorCode]

type Extras = { cause?: unknown; headers?: Record<string, string> }

/** An expected refusal; `headers` go along with the answer (Allow, Retry-After). */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError'
  readonly code: Code
  readonly status: number
  readonly headers: Record<string, string>
  /** What its sentence was made of. */
  readonly details: DetailsOf<Code>[0]

  constructor(code: Code, ...[details, extras]: ConstructorArguments<Code>) {
    const entry: { status: number; message: (details: never) => string } = table[code]
    super(entry.message(details as never), { cause: extras?.cause })
    this.code = code
    this.status = entry.status
    this.headers = extras?.headers ?? {}
    this.details = details as DetailsOf<Code>[0]
  }
}

type ConstructorArguments<Code extends ErrorCode> =
  DetailsOf<Code> extends [infer Details]
    ? [details: Details, extras?: Extras]
    : [details?: undefined, extras?: Extras]

/** Whether it is the error of this code, whose details are then known. */
export function isErrorOf<Code extends ErrorCode>(
  error: AppError,
  code: Code,
): error is AppError<Code> {
  return error.code === code
}

const longestShown = 40

/** What a stranger typed, as far as a sentence needs it, without characters that steer a terminal. */
function shorten(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')]
  if (characters.length <= longestShown) return characters.join('')
  return `${characters.slice(0, longestShown).join('')}…`
}
