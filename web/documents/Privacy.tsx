/** What the library records of its readers and what it does not: without members nothing, with members as little as it can. */

import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { invitationDays, sessionHours, sharedDays } from '../../server/contract/members.ts'
import type { PageOffers } from '../../server/contract/page-offers.ts'
import { Folder } from '../parts/folder.ts'
import { DocumentPart } from './DocumentBody.tsx'

type PrivacyProps = { offers: PageOffers }

/** What the editors are told, where the association has switched it on. */
function DeskPrivacy({ offers }: PrivacyProps): VNode {
  return (
    <>
      {offers.missedSearches && (
        <p>
          答えの見つからなかった問いの言葉を、次に書く事例を決めるために数えている。三つの別の日に尋ねられた言葉だけを、日の単位で残す。それまでは照合値だけを置く。だれが、どこから、いつ尋ねたかは残さない。名前や連絡先らしいもの、長い文は数えない。最後に尋ねられた日から180日で消える。
        </p>
      )}
      {offers.proposals && (
        <p>
          「事例を求む」「誤りや続きを知らせる」で送られたものは、編集者だけが読む。送った人の名、IPアドレスは残さない。連絡先は書いた人だけ残り、答えてから180日で、送られたもの全部とともに消える。
        </p>
      )}
    </>
  )
}

/** Of a library without members. */
export function Privacy({ offers }: PrivacyProps): VNode {
  if (useContext(Folder) !== undefined) return <FolderPrivacy />
  return (
    <DocumentPart id="privacy" title="記録しないこと">
      <p>
        登録はいらない。持ち寄りリスト、勉強会の案、「自分はどこにいるか」の答えは、手元のブラウザーの中にだけある。案で直した文は、ファイルにするときだけサーバーへ送り、そこには残さない。探した言葉をだれかに結びつけて残すことはしない。ほかのサーバーには何も取りに行かない。
      </p>
      <DeskPrivacy offers={offers} />
    </DocumentPart>
  )
}

/** Of a library without a server. */
function FolderPrivacy(): VNode {
  return (
    <DocumentPart id="privacy" title="記録しないこと">
      <p>
        登録はいらない。どこへも、何も送らない。探すのも、ファイルを作るのも、このブラウザーの中でする。持ち寄りリスト、勉強会の案、「自分はどこにいるか」の答えは、手元のブラウザーの中にだけある。くわしくは
        <a href="/security">情報セキュリティの担当の方へ</a>に記す。
      </p>
    </DocumentPart>
  )
}

/** Of a library with members. */
export function MemberPrivacy({ offers }: PrivacyProps): VNode {
  return (
    <DocumentPart id="privacy" title="記録すること、しないこと">
      <p>
        読むのに登録はいらない。だれが何を読み、何を探したかは、会員についても残さない。接続元の番地（IPアドレス）も残さない。ほかのサーバーには何も取りに行かない。
      </p>
      <p>
        持ち寄りリスト、勉強会の案、「自分はどこにいるか」の答えは、手元のブラウザーの中にだけある。案で直した文は、ファイルにするときだけサーバーへ送る。
      </p>
      <p>会員については、次のものだけをサーバーに置く。</p>
      <ul>
        <li>名前と役割。会員限定の事例を、会員だけが読めるようにするため。退会まで。</li>
        <li>
          合言葉の照合値。本人を確かめるため。合言葉そのものは置かず、照合値から元には戻せない。退会まで。
        </li>
        <li>
          招待とログインの期限。招待は{invitationDays}日、ログインは{sessionHours.longest}
          時間（使わなければ{sessionHours.idle}時間）で切れる。
        </li>
        <li>
          本人が求めたときだけ、持ち寄りリストと勉強会の案。ほかの端末で続けるため。編集者の画面には出ない。本人が一押しで消せる。
        </li>
        <li>
          渡したリンクとその中身。勉強会の仲間が開くため。だれが渡したかは出ない。{sharedDays}
          日で切れ、本人がいつでも止められる。
        </li>
        <li>
          本人が作ったときだけ、助手の鍵の名と照合値、作った日、最後に使った日。会員限定の事例を、自分の助手に読ませるため。何を尋ねたかは残さない。本人がいつでも止められる。
        </li>
      </ul>
      <p>
        退会するか編集者が消すと、すべてすぐに消える。会員は、自分のものを
        <a href="/account">自分の頁</a>
        で受け取り、消せる。
      </p>
      <DeskPrivacy offers={offers} />
    </DocumentPart>
  )
}
