import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { formatDate } from '../../server/contract/format.ts'
import type { PageOffers } from '../../server/contract/page-offers.ts'
import type { StartAnswer } from '../../server/contract/pages.ts'
import { Folder } from '../parts/folder.ts'
import { DocumentBody, DocumentPart } from './DocumentBody.tsx'
import { MemberPrivacy, Privacy } from './Privacy.tsx'

type AboutPageProps = {
  holdings: StartAnswer['holdings']
  hasMembers: boolean
  offers: PageOffers
}

/** Who keeps the library, what for, and by which rules. */
export function AboutPage({ holdings, hasMembers, offers }: AboutPageProps): VNode {
  const { cases, municipalities, sources, checked } = holdings
  const isFolder = useContext(Folder) !== undefined
  return (
    <DocumentBody
      title="この図書館について"
      lead="自治体の職員が、同じことで困った先例を探し、わけと出典まで確かめて、自分の役所で使うための事例集。"
    >
      <DocumentPart id="whose" title="だれのもの">
        <p>
          編集は自治体改善マネジメント研究会。自治体の現職と元の職員が、役所がどう自らを改めるかを研究する団体である。
        </p>
        <p>
          研究会は、改善（PDCAのA）を、それが働く範囲（ステージ）と変える深さ（変革レベル）で見る。この見方から生まれた12の場面が、この図書館の棚になっている。言葉の意味は
          <a href="/taxonomy">分類の説明</a>に記す。
        </p>
      </DocumentPart>
      <DocumentPart id="holdings" title="収めたもの">
        {cases === 0 ? (
          <p>収めた事例はまだない。</p>
        ) : (
          <p class="num">
            {municipalities}の自治体の{cases}事例と、その出典{sources}件。
            {checked !== '' && `いちばん新しい確認は${formatDate(checked)}。`}
            どこが厚く、どこが薄いかは<a href="/coverage">収録の状況</a>に、変えたことは
            <a href="/updates">更新情報</a>に出す。
          </p>
        )}
      </DocumentPart>
      <DocumentPart id="rules" title="書き方の決まり">
        <ul>
          <li>
            公開された資料で確かめたことだけを書く。文ごとに出典の番号を付け、資料の文は写さない。
          </li>
          <li>確かめられないことは「不明」「確認できた情報はない」と書く。欄は消さない。</li>
          <li>うまくいったことと同じ重さで、つまずきとその後を書く。</li>
          <li>
            褒めも責めもしない。評価は、だれの言葉かを添える。名を出すのは、首長、議員、著者、自分の名で語った職員に限る。
          </li>
        </ul>
        <p>
          事例は公開の資料から編集部が書いたもので、その自治体が認めたものではない。資料は、保存された写しの初めの部分で確かめた。全文を読めていないものがあるので、会議の資料に使う前に原典に当たる。
        </p>
      </DocumentPart>
      <DocumentPart id="search" title="探し方の決まり">
        <ul>
          <li>
            言葉と内容の近さの両方で探す。見つかったわけは、事例ごとに「言葉が出てくる」「言葉は違うが近い内容」などと示す。
          </li>
          <li>
            事例ごとに、探す人の言いそうな問いかけを用意して照らす。探すためだけのもので、事実ではない。それで近いと見たときは「問いが近い」と示す。
          </li>
          <li>
            「東北の小さな市」のような条件は言葉から読み取り、並びにどう効いたかを示す。それだけに絞ることも、外すこともできる。
          </li>
          <li>読みの同じ別の字や言いかえで探したときは、そう断る。</li>
          <li>
            答えになる事例がなければ「該当する事例はない」と言う。近いものは10件まで、答えではないかもしれないと断り、分けて並べる。件数には数えない。
          </li>
          <li>点数や星は付けない。選ぶのは読む人である。</li>
        </ul>
      </DocumentPart>
      {hasMembers ? <MemberPrivacy offers={offers} /> : <Privacy offers={offers} />}
      <DocumentPart id="cite" title="引用のしかた">
        <p>
          事例のページの「引用の形を写す」で、参照文献の書き方（SIST
          02）に沿った形が得られる。リストからは、Word、文献管理の形式（RIS、BibTeX、CSL-JSON）でも書き出せる。
        </p>
        {!isFolder && (
          <p>
            市のホームページや庁内のページには、<a href="/embed">事例の小さな一覧</a>
            を載せられる。表計算やプログラムからは、<a href="/api">決まったアドレス</a>で読める。
          </p>
        )}
      </DocumentPart>
    </DocumentBody>
  )
}
