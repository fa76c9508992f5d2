import type { VNode } from 'preact'
import type { ApiGuide } from '../../server/contract/api-guide.ts'
import { describeManners, versionPromise } from '../../server/contract/api-promise.ts'
import { writeRecipes } from '../../server/contract/api-recipes.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'

/** How programs read the library: what there is, what they may rely on, and lines to begin with. */
export function ApiPage({ guide }: { guide: ApiGuide }): VNode {
  const { origin, requestsPerMinute, routes, errors } = guide
  const recipes = writeRecipes(origin)
  return (
    <DocumentBody
      title="プログラムから使う"
      lead="自分の表計算やプログラムから、だれでも読める事例を探し、読み、持ち帰る。"
    >
      <DocumentPart id="begin" title="はじめに">
        <p>
          鍵も登録もいらない。アドレスは {origin}/api/v1/ で始まる。機械の読む説明は
          <a href="/api/openapi.json">OpenAPI 3.1</a>
          にあり、ここから多くの言語の読み手を作れる。
        </p>
        <p>
          全件の<a href="/api/v1/dump?format=csv">CSV</a>と
          <a href="/api/v1/dump?format=jsonl">JSON Lines</a>、その
          <a href="/api/v1/dump/dictionary">列の説明と使うときの決まり</a>、
          <a href="/api/v1/dump/checksum?format=csv">SHA-256</a>がある。
        </p>
      </DocumentPart>
      <DocumentPart id="promise" title="約束">
        <Lines lines={versionPromise} />
      </DocumentPart>
      <DocumentPart id="manners" title="決まり">
        <Lines lines={describeManners(requestsPerMinute)} />
      </DocumentPart>
      <DocumentPart id="curl" title="curl で">
        <Recipe code={recipes.curl} />
      </DocumentPart>
      <DocumentPart id="excel" title="Excel で">
        <p>
          「データ」の「データの取得」から「空のクエリ」を作り、「詳細エディター」に貼り付ける。「更新」を押すたびに新しくなる。
        </p>
        <Recipe code={recipes.powerQuery} />
      </DocumentPart>
      <DocumentPart id="python" title="Python で">
        <p>標準のものだけで動く（3.6 から）。</p>
        <Recipe code={recipes.python} />
      </DocumentPart>
      <DocumentPart id="addresses" title="アドレス">
        <dl class="glossary">
          {routes.map((route) => (
            <Route key={route.address} {...route} />
          ))}
        </dl>
      </DocumentPart>
      <DocumentPart id="errors" title="誤りの答え">
        <p>
          {'中身は {"error": {"code": …, "message": …}}。'}プログラムは code
          で見分ける。文は人が読むもので、変わることがある。
        </p>
        <dl class="glossary">
          {errors.map(({ code, status, message }) => (
            <div key={code}>
              <dt>
                <code>{code}</code>（{status}）
              </dt>
              <dd>{message}</dd>
            </div>
          ))}
        </dl>
      </DocumentPart>
    </DocumentBody>
  )
}

function Lines({ lines }: { lines: readonly string[] }): VNode {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Recipe({ code }: { code: string }): VNode {
  return (
    <pre>
      <code>{code}</code>
    </pre>
  )
}

function Route({
  address,
  name,
  description,
  example,
  parameters,
}: ApiGuide['routes'][number]): VNode {
  return (
    <div>
      <dt>
        {name}　<code>{address}</code>
      </dt>
      <dd>
        {description}
        <a href={example}>試す</a>
        {parameters.length > 0 && (
          <details>
            <summary>項目（{parameters.map((one) => one.name).join('、')}）</summary>
            <ul>
              {parameters.map((one) => (
                <li key={one.name}>
                  <code>{one.name}</code>　{one.description}
                </li>
              ))}
            </ul>
          </details>
        )}
      </dd>
    </div>
  )
}
