import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { formatDate } from '../../server/contract/format.ts'
import type { AccessibilityReport } from '../../server/contract/pages.ts'
import { Folder } from '../parts/folder.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'

type Report = AccessibilityReport | undefined

/** The policy, and what the tests of the last run showed, criterion by criterion. */
export function AccessibilityPage({ report }: { report: Report }): VNode {
  const isFolder = useContext(Folder) !== undefined
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
          <li>スクリプトが動かなくても、{!isFolder && '探して'}読める。</li>
        </ul>
      </DocumentPart>
      <DocumentPart id="limits" title="できていないこと">
        <ul>
          <li>スクリーンリーダーを使う人による試験は、まだしていない。</li>
          <li>{isFolder && '探すことと、'}持ち寄りリストは、スクリプトが動かないと使えない。</li>
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

type Criterion = {
  number: string
  level: 'A' | 'AA'
  title: string
  /** Why nothing on the pages falls under it. */
  absent: string | undefined
}

const noMedia = '音声と映像がない'

const criteriaRows: readonly [number: string, level: 'A' | 'AA', title: string, absent?: string][] =
  [
    ['1.1.1', 'A', '非テキストコンテンツ'],
    ['1.2.1', 'A', '音声だけ及び映像だけ（収録済み）', noMedia],
    ['1.2.2', 'A', 'キャプション（収録済み）', noMedia],
    ['1.2.3', 'A', '音声解説又はメディアに対する代替コンテンツ（収録済み）', noMedia],
    ['1.2.4', 'AA', 'キャプション（ライブ）', noMedia],
    ['1.2.5', 'AA', '音声解説（収録済み）', noMedia],
    ['1.3.1', 'A', '情報及び関係性'],
    ['1.3.2', 'A', '意味のある順序'],
    ['1.3.3', 'A', '感覚的な特徴'],
    ['1.4.1', 'A', '色の使用'],
    ['1.4.2', 'A', '音声の制御', noMedia],
    ['1.4.3', 'AA', 'コントラスト（最低限レベル）'],
    ['1.4.4', 'AA', 'テキストのサイズ変更'],
    ['1.4.5', 'AA', '文字画像'],
    ['2.1.1', 'A', 'キーボード'],
    ['2.1.2', 'A', 'キーボードトラップなし'],
    ['2.2.1', 'A', 'タイミング調整可能', '読む人に時間の制限がない'],
    ['2.2.2', 'A', '一時停止、停止及び非表示', '自動で動き続けるものがない'],
    ['2.3.1', 'A', '3回の閃光、又は閾値以下', '閃くものがない'],
    ['2.4.1', 'A', 'ブロックスキップ'],
    ['2.4.2', 'A', 'ページタイトル'],
    ['2.4.3', 'A', 'フォーカス順序'],
    ['2.4.4', 'A', 'リンクの目的（コンテキスト内）'],
    ['2.4.5', 'AA', '複数の手段'],
    ['2.4.6', 'AA', '見出し及びラベル'],
    ['2.4.7', 'AA', 'フォーカスの可視化'],
    ['3.1.1', 'A', 'ページの言語'],
    ['3.1.2', 'AA', '一部分の言語'],
    ['3.2.1', 'A', 'フォーカス時'],
    ['3.2.2', 'A', '入力時'],
    ['3.2.3', 'AA', '一貫したナビゲーション'],
    ['3.2.4', 'AA', '一貫した識別性'],
    ['3.3.1', 'A', 'エラーの特定'],
    ['3.3.2', 'A', 'ラベル又は説明'],
    ['3.3.3', 'AA', 'エラー修正の提案'],
    ['3.3.4', 'AA', 'エラー回避（法的、金融及びデータ）', '契約や申し込み、送信する書類がない'],
    ['4.1.1', 'A', '構文解析'],
    ['4.1.2', 'A', '名前（name）、役割（role）及び値（value）'],
  ]

/** The 38 criteria of levels A and AA of JIS X 8341-3:2016, whose text is that of WCAG 2.0. */
export const criteria: readonly Criterion[] = criteriaRows.map(
  ([number, level, title, absent]) => ({
    number,
    level,
    title,
    absent,
  }),
)
