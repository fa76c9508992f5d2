import type { VNode } from 'preact'
import { DocumentPart } from './DocumentBody.tsx'

/** Why a policy allows what it does allow. */
const allowances: readonly [word: string, why: string][] = [
  ["'sha256-", 'ページに直に書いたスクリプトは、この照合値のものだけを動かす。'],
  [
    "'wasm-unsafe-eval'",
    '内容の近さを計算する WebAssembly のため。文字列をスクリプトとして動かすこと（eval）は許していない。',
  ],
  ['blob:', 'このフォルダーの worker.js を別のスレッドで動かし、作ったファイルを渡すため。'],
  ['data:', 'ページの中に描いた印のため。'],
]

/** That a library which came as a folder sends nothing, by whose word, and how to see it. */
export function SendingPart({ csp }: { csp: string }): VNode {
  return (
    <DocumentPart id="sends" title="何も送らない">
      <p>
        どのページの頭にも、次の決まり（Content Security
        Policy）が書いてある。ブラウザーは、これに反する読み込みと通信を止める。
      </p>
      <pre>
        <code>{csp}</code>
      </pre>
      <ul>
        <li>
          <code>connect-src 'none'</code>　スクリプトは、どことも通信できない。
        </li>
        {allowances
          .filter(([word]) => csp.includes(word))
          .map(([word, why]) => (
            <li key={word}>
              <code>{word}</code>　{why}
            </li>
          ))}
      </ul>
      <p>確かめ方</p>
      <ol class="numbered">
        <li>index.html を開き、F12 を押して「ネットワーク」を選ぶ。</li>
        <li>ページを読み直し、言葉で探し、事例を開く。</li>
        <li>
          並ぶのはこのフォルダーのファイルと、ブラウザーの中だけの blob: と data:
          で、ほかのアドレスはない。ネットワークを切っても同じに動く。
        </li>
      </ol>
      <p>出典のリンクは外のサイトへのもので、押すまでは何も取りに行かない。</p>
      <p>
        ウェブサーバーに置いたときは、置いたサーバーへページとファイルを読みに行く。探した言葉はアドレスに入るので、ページを読み直せばそのサーバーの記録に残る。フォルダーから開けば、残るのはブラウザーの閲覧履歴だけである。
      </p>
    </DocumentPart>
  )
}
