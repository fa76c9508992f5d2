import type { VNode } from 'preact'
import type { Edition } from '../../server/contract/edition.ts'
import { formatDate } from '../../server/contract/format.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'
import { NamedRow, NamedRows } from './NamedRows.tsx'
import { SendingPart } from './SendingPart.tsx'
import { lastingItems, passingItems, type StoredItem } from './stored-items.ts'

export type SecurityPageProps = {
  edition: Pick<Edition, 'collected' | 'version'>
  /** How many there are, and how large they are together. */
  files: number
  bytes: number
  /** Whether the model has come along. */
  hasMeaning: boolean
  /** The Content Security Policy that every page carries. */
  csp: string
}

/** What somebody has to know who decides whether a library that came as a folder may be opened. */
export function SecurityPage(props: SecurityPageProps): VNode {
  const { edition, files, bytes, hasMeaning, csp } = props
  return (
    <DocumentBody
      title="情報セキュリティの担当の方へ"
      lead="このフォルダーがすること、しないことと、その確かめ方。"
    >
      <DocumentPart id="does" title="すること">
        <p>
          自治体改善の事例集を、フォルダーの中のファイルだけで探して読む。探すことも、持ち帰るファイル（Word
          など）を作ることも、開いた人のブラウザーの中でする。
        </p>
        <p class="num">
          収録日{formatDate(edition.collected)}、版 {edition.version}。ファイル{files}
          、合わせて約{Math.max(1, Math.round(bytes / 1_000_000))} MB。
        </p>
        <p>
          導入、管理者の権限、ネットワーク、サーバー、拡張機能、ブラウザーの設定の変更はいらない。実行ファイルとマクロは入っていない。
        </p>
      </DocumentPart>
      <SendingPart csp={csp} />
      <StoringPart />
      <FilesPart hasMeaning={hasMeaning} />
      <DocumentPart id="browsers" title="動くブラウザー">
        <p>
          Edge と Chrome の96（2021年11月）から。Edge の Internet Explorer
          モードでは探せない。スクリプトを止めた所では、事例のページを読むことだけができる。
        </p>
        {hasMeaning && (
          <p>内容の近さで探すときだけ WebAssembly を使う。止められている所では、言葉だけで探す。</p>
        )}
      </DocumentPart>
      <DocumentPart id="answers" title="だれのものか">
        <p>
          作って配るのは自治体改善マネジメント研究会。使っている部品とデータのライセンスは
          <a href="LICENSES.txt">LICENSES.txt</a>に全文がある。
        </p>
      </DocumentPart>
    </DocumentBody>
  )
}

function StoringPart(): VNode {
  return (
    <DocumentPart id="stores" title="ブラウザーに残すもの">
      <p>
        読む人が自分で作ったものと、見せ方の好みだけを、そのブラウザーの中（localStorage）に残す。クッキーは使わない。探した言葉と読んだ事例は残さない。
      </p>
      <ItemTable caption="消すまで残るもの" items={lastingItems} />
      <p>次のものは、タブを閉じると消える（sessionStorage）。</p>
      <ItemTable caption="タブを閉じると消えるもの" items={passingItems} />
      <p>
        フォルダーから開いたとき、この置き場所は、同じ人が同じブラウザーで手元から開くほかの HTML
        ファイルと共通である。ウェブサーバーに置いたときは、同じサーバーのほかのページと共通である。消すには、ブラウザーの「閲覧データの削除」を使う。
      </p>
    </DocumentPart>
  )
}

function ItemTable({ caption, items }: { caption: string; items: readonly StoredItem[] }): VNode {
  return (
    <NamedRows caption={caption} heads={['名', '中身']}>
      {items.map(({ key, what }) => (
        <NamedRow key={key} name={key}>
          {what}
        </NamedRow>
      ))}
    </NamedRows>
  )
}

function FilesPart({ hasMeaning }: Pick<SecurityPageProps, 'hasMeaning'>): VNode {
  return (
    <DocumentPart id="files" title="中身と、その確かめ方">
      <NamedRows caption="フォルダーの中身" heads={['ファイル', '中身']}>
        <NamedRow name="*.html、cases/*.html">ページと事例</NamedRow>
        <NamedRow name="app.js、style.css">画面</NamedRow>
        <NamedRow name="worker.js">探すプログラム</NamedRow>
        <NamedRow name="data/words-*.js">事例、索引、辞書。文字に直したデータ</NamedRow>
        {hasMeaning && (
          <NamedRow name="data/meaning-*.js">
            意味のモデルと、それを動かす WebAssembly。文字に直したデータ
          </NamedRow>
        )}
        <NamedRow name="data/parts.js">上のデータのファイルの一覧</NamedRow>
        <NamedRow name="*.txt">説明、ファイルの一覧、ライセンス</NamedRow>
      </NamedRows>
      <p>
        <a href="MANIFEST.txt">MANIFEST.txt</a>
        に、ほかのすべてのファイルの大きさと SHA-256 がある。その頭に書いた1行を、このフォルダーで
        PowerShell に写すと、違うファイルの名が出る。MANIFEST.txt そのものの SHA-256
        は、受け取った所とは別の道で研究会に尋ねて比べる。
      </p>
      <p>同じ事例と同じ版からは、いつ作っても同じファイルができる。</p>
    </DocumentPart>
  )
}
