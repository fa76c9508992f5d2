/** What programs may rely on, in words: the description of the API and its page say the same. */

/** How long a program may go on as it is. */
export const versionPromise: readonly string[] = [
  '/api/v1/ の下のアドレスと、答えの中の名は、なくさず、名も意味も変えない。変えるときは /api/v2/ を作り、/api/v1/ も少なくとも1年のあいだ残す。',
  '答えの中の名と、分類の語は増えることがある。知らないものは読み飛ばす。アドレスの項目も増えることがあるが、付けなければ今までどおりに答える。',
  '順位、点、数、言いまわしは、事例と探し方がよくなれば変わる。',
  '/api/v1/ の付かない /api/ は画面のためのもので、予告なく変わる。',
]

/** How an answer is kept, and who may ask how often. */
export function describeManners(requestsPerMinute: number): readonly string[] {
  return [
    `一つの所からは、1分に${requestsPerMinute}回まで。残りは見出し ratelimit-remaining、数え直すまでの秒は ratelimit-reset にある。超えると 429 と、待つ秒（retry-after）を答える。`,
    '答えの見出しに ETag があれば、次は If-None-Match に付けて尋ねる。変わっていなければ、中身のない 304 を答える。Cache-Control が no-store の答えは取り置かない。',
    '鍵は要らない。読めるのは、だれでも読める事例だけで、GET と HEAD だけを受ける。',
    'ほかのサイトの頁のスクリプトが読めるのは、この図書館を動かす人が許したサイトだけ（CORS）。',
    '文字は UTF-8。アドレスの日本語は %符号で書く。知らない項目や使えない値は、探し方が黙って変わらないように 400 で断る。',
  ]
}
