import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { emptySearch, searchHref } from '../../server/contract/address.ts'
import { type EmbedOffer, embedCounts, longestEmbedQuery } from '../../server/contract/embed.ts'
import { FieldFrame } from '../parts/FieldFrame.tsx'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'

/** How to put a list of cases into a page of one's own, with the lines to copy and the list as it will look. */
export function EmbedPage({ offer }: { offer: EmbedOffer }): VNode {
  const { origin, query, count, admits } = offer
  const lines = [
    <EmbedScript key="script" src={`${origin}/embed.js`} query={query} count={count} />,
    <EmbedLink key="link" origin={origin} query={query} />,
  ].map((line) => renderToString(line))
  return (
    <DocumentBody
      title="自分のページに事例を載せる"
      lead="市のホームページや庁内のページに、この図書館の事例の小さな一覧を置く。"
    >
      <DocumentPart id="choose" title="選ぶ">
        <form action="/embed" method="get" class="member-form">
          <FieldFrame
            label="探す言葉"
            hint="空のままなら、すべての事例から出す。"
            draw={(links) => (
              <input
                {...links}
                type="text"
                name="q"
                defaultValue={query}
                maxLength={longestEmbedQuery}
              />
            )}
          />
          <FieldFrame
            label="件数"
            draw={(links) => (
              <select {...links} name="count">
                {embedCounts.map((each) => (
                  <option key={each} value={each} selected={each === count}>
                    {each}件
                  </option>
                ))}
              </select>
            )}
          />
          <button type="submit" class="button">
            この条件で作る
          </button>
        </form>
      </DocumentPart>
      <DocumentPart id="copy" title="貼り付ける">
        <Admission admits={admits} />
        <FieldFrame
          label="貼り付ける行"
          hint="一覧を出したい所に、このまま貼り付ける。"
          draw={(links) => (
            <textarea
              {...links}
              class="embed-lines"
              rows={5}
              readOnly
              defaultValue={lines.join('\n')}
            />
          )}
        />
      </DocumentPart>
      <DocumentPart id="preview" title="見え方">
        <p>文字の大きさと色は、置いたページのものになる。</p>
        <div class="embed-preview">
          <EmbedScript src="/embed.js" query={query} count={count} />
          <EmbedLink origin="" query={query} />
        </div>
      </DocumentPart>
      <DocumentPart id="promise" title="約束">
        <ul>
          <li>読む人のクッキーを送らず、置かない。会員限定の事例は出ない。</li>
          <li>
            出るのは、読む人がページを開いたときの答えである。読めなかったときは、検索へのリンクだけが残る。
          </li>
          <li>
            内容の決まり（Content-Security-Policy）のあるページでは、script-src と connect-src に
            {origin} を加える。style-src は変えなくてよい。
          </li>
          <li>
            <a href="/embed.js">スクリプト</a>は書いたままの形で置いてあり、中を読んで確かめられる。
          </li>
        </ul>
      </DocumentPart>
    </DocumentBody>
  )
}

type EmbedScriptProps = Pick<EmbedOffer, 'query' | 'count'> & { src: string }

function EmbedScript({ src, query, count }: EmbedScriptProps): VNode {
  return <script src={src} data-query={query || undefined} data-count={count} async />
}

/** What stands there for readers without scripts. */
function EmbedLink({ origin, query }: Pick<EmbedOffer, 'origin' | 'query'>): VNode {
  return (
    <noscript>
      <a href={`${origin}${searchHref({ ...emptySearch(), q: query })}`}>
        改善事例ライブラリで探す
      </a>
    </noscript>
  )
}

function Admission({ admits }: Pick<EmbedOffer, 'admits'>): VNode {
  switch (admits) {
    case 'all':
      return <p>どのサイトのページにも置ける。</p>
    case 'some':
      return <p>決めたサイトのページにだけ出る。ほかでは、検索へのリンクだけが出る。</p>
    case 'none':
      return (
        <p>
          いまは、ほかのサイトのページでは検索へのリンクだけが出る。一覧まで出すには、この図書館を動かす人が
          CORS_ORIGINS に載せるサイトを書く。
        </p>
      )
  }
}
