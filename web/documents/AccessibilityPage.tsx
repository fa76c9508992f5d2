import type { VNode } from 'preact'
import type { AccessibilityReport } from '../../server/contract-pages.ts'
import { formatDate } from '../format.ts'
import { type Criterion, criteria } from './criteria.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'

type Report = AccessibilityReport | undefined

/** The policy, and what the tests of the last run showed, criterion by criterion. */
export function AccessibilityPage({ report }: { report: Report }): VNode {
  return (
    <DocumentBody
      title="アクセシビリティ"
      lead="見え方、操作のしかた、機器のちがいによらず、だれもが同じ事例を読めるようにする。"
    >
      <DocumentPart id="policy" title="方針">
        <p>
          JIS X 8341-3:2016 の適合レベルAAを目標とし、WCAG
          2.2のレベルAAの規則も自動の試験に加える。対象は、この図書館の全ページである。
        </p>
        <ul>
          <li>キーボードだけで、探し、絞り、読み、書き出せる。</li>
          <li>幅320pxの画面でも、文字を2倍にしても、横に流れない。</li>
          <li>明るい配色と暗い配色、強制カラー、動きを減らす設定に合わせる。</li>
          <li>色だけで伝えない。図には同じ内容の表か一覧を添える。</li>
          <li>スクリプトが動かなくても、探して読める。</li>
        </ul>
      </DocumentPart>
      <DocumentPart id="limits" title="できていないこと">
        <ul>
          <li>スクリーンリーダーを使う人による試験は、まだしていない。</li>
          <li>持ち寄りリストは、スクリプトが動かないと使えない。</li>
          <li>出典の先のページは、それぞれの発行元のもので、試験の対象に入らない。</li>
        </ul>
      </DocumentPart>
      <section class="section" aria-labelledby="results">
        <div class="section-head">
          <h2 id="results">試験の結果</h2>
          <p class="phrase num">{report ? describeRun(report) : '試験の記録がない。'}</p>
        </div>
        {report && <ResultTable report={report} />}
      </section>
    </DocumentBody>
  )
}

function describeRun({ date, browser, screens }: AccessibilityReport): string {
  return `${formatDate(date)}、${browser}で${screens}の画面を、明暗と広狭の4通りで試した。axeの規則に反する所は0件。表はその記録から作る。`
}

function ResultTable({ report }: { report: AccessibilityReport }): VNode {
  const proofs = new Map(report.criteria.map((each) => [each.number, each]))
  return (
    <table class="word-table criteria">
      <caption class="hidden-text">JIS X 8341-3:2016 の達成基準ごとの結果</caption>
      <thead>
        <tr>
          <th scope="col">達成基準</th>
          <th scope="col">等級</th>
          <th scope="col">結果</th>
          <th scope="col">確かめ方</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => {
          const proof = proofs.get(criterion.number)
          return (
            <tr key={criterion.number}>
              <th scope="row">
                <span class="num">{criterion.number}</span>　{criterion.title}
              </th>
              <td>{criterion.level}</td>
              <td>{judge(criterion, proof)}</td>
              <td>{describeProof(criterion, proof)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type Proof = AccessibilityReport['criteria'][number] | undefined

/** What no test has shown is not claimed. */
function judge({ absent }: Criterion, proof: Proof): string {
  if (absent !== undefined) return '該当なし'
  return proof === undefined ? '未確認' : '試験に通った'
}

function describeProof({ absent }: Criterion, proof: Proof): VNode | string {
  if (absent !== undefined) return absent
  if (proof === undefined) return '自動の試験では確かめられない'
  const rules = proof.rules.length > 0 ? [`axeの規則 ${proof.rules.join('、')}`] : []
  return (
    <>
      {[...proof.walks, ...rules].map((line) => (
        <span key={line} class="proof">
          {line}
        </span>
      ))}
    </>
  )
}
