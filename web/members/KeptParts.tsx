import type { VNode } from 'preact'
import { type KeptShown, sharedDays } from '../../server/contract/members.ts'
import { DocumentPart } from '../documents/DocumentBody.tsx'
import { PressForm } from './PressForm.tsx'

/** What the server keeps of a member's own work: whether, what, and how to have it or be rid of it. */
export function KeptParts({ kept }: { kept: KeptShown }): VNode {
  return (
    <>
      <DocumentPart id="keeping" title="サーバーにも置く">
        <p>
          いまは
          <b>
            {kept.isOn
              ? 'サーバーにも置いている'
              : 'このブラウザーの中だけで、サーバーには置いていない'}
          </b>
          。
        </p>
        <p>
          置くと、持ち寄りリストと勉強会の案を、ほかの端末でも続けられる。研究会の編集者の画面には出ない。いつでも消せる。
        </p>
        <PressForm
          action="/account/keeping"
          label={kept.isOn ? 'サーバーに置くのをやめる' : 'サーバーにも置く'}
          field={['keep', kept.isOn ? 'off' : 'on']}
        />
      </DocumentPart>
      <DocumentPart id="data" title="置いたもの">
        <p class="num">
          リスト{kept.lists}件、勉強会の案{kept.plans}件、渡したリンク{kept.shares}件。
        </p>
        <ul class="word-list">
          <li>
            <a href="/account/data" download>
              自分のものを受け取る（JSON）
            </a>
          </li>
        </ul>
        {kept.lists + kept.plans > 0 && (
          <PressForm action="/account/data/delete" label="サーバーのリストと案を消す" />
        )}
        {kept.shares > 0 && (
          <>
            <p>渡したリンクは、名前なしで開き、{sharedDays}日で切れる。</p>
            <PressForm action="/account/shares/delete" label="渡したリンクをすべて止める" />
          </>
        )}
      </DocumentPart>
    </>
  )
}
