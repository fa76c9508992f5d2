import type { VNode } from 'preact'
import { draftStages, type MissedSearch } from '../../server/contract/desk.ts'
import type { DeskPage, OverviewDraft } from '../../server/contract/desk-pages.ts'
import { splitTitle } from '../../server/contract/format.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'
import { DocumentBody, DocumentPart } from '../documents/DocumentBody.tsx'
import { formatMoment } from '../members/format-moment.ts'
import { PressForm } from '../members/PressForm.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'
import { FoldedList } from './FoldedList.tsx'
import { MendParts, ThinPart } from './RadarParts.tsx'

/** The overview of the editors: what is under way, what readers ask for, what to write next and what to mend. */
export function RadarPage({ page }: { page: Extract<DeskPage, { name: 'desk-radar' }> }): VNode {
  const { drafts, proposals, missed, radar } = page
  return (
    <DocumentBody
      title="編集の机"
      lead={`公開している${radar.cases}の事例から、次に書くものと直すものを挙げる。数は「収録の状況」と同じ。`}
    >
      <DeskPlaces here={page.name} />
      <DocumentPart id="drafts" title={`下書き（${drafts.length}）`}>
        <div class="desk-acts">
          <PressForm action="/desk/drafts" label="新しい事例を書く" />
          <p class="note">
            Word、Markdown、YAMLのファイルは、開いた下書きの「取り込む」で読み込む。
          </p>
        </div>
        {drafts.length === 0 ? (
          <p>いまはない。</p>
        ) : (
          <FoldedList rows={drafts.map((draft) => <DraftRow key={draft.id} draft={draft} />)} />
        )}
      </DocumentPart>
      <DocumentPart id="readers" title="読者から">
        <p>
          <a href="/desk/proposals">届いた知らせ</a>　まだ答えていないもの
          <span class="num">{proposals}</span>件
        </p>
        {missed && <Missed searches={missed} />}
      </DocumentPart>
      <ThinPart radar={radar} />
      <MendParts radar={radar} />
      <DocumentPart id="take" title="持ち出す">
        <p>
          <a href="/desk/library.zip" download>
            図書館をまるごと受け取る（zip）
          </a>
          　会員限定の事例と、書きかけのファイルも入る。これから、別の図書館を始められる。
        </p>
      </DocumentPart>
    </DocumentBody>
  )
}

function DraftRow({ draft }: { draft: OverviewDraft }): VNode {
  const { id, slug, title, stage, writer, at, isNew, isUnsaved, isDiscarded } = draft
  const name = splitTitle(title).main || '題のない事例'
  return (
    <li>
      <p>
        <b>{name}</b>
        <span class="proof">
          {isDiscarded ? '捨てられた下書き' : labelOf(draftStages, stage)}
          {'　'}
          {isNew ? '新しい事例' : <a href={`/desk/cases/${slug}`}>{slug}</a>}
          <br />
          {writer}　<span class="num">{formatMoment(at)}</span>
          {isUnsaved && <b>　あなたの保存していない文がある</b>}
        </span>
      </p>
      <div class="desk-ways">
        {isDiscarded ? (
          <form method="post" action={`/desk/drafts/${id}/bring-back`}>
            <button type="submit" class="text-button">
              戻して書く<span class="hidden-text">　{name}</span>
            </button>
          </form>
        ) : (
          <a href={`/desk/drafts/${id}`}>
            続きを書く<span class="hidden-text">　{name}</span>
          </a>
        )}
      </div>
    </li>
  )
}

function Missed({ searches }: { searches: readonly MissedSearch[] }): VNode {
  return (
    <>
      <p class="mt-3">
        <a href="/desk/missed">見つからなかった問い</a>
        　三つの別の日に尋ねられたもの<span class="num">{searches.length}</span>件
      </p>
      {searches.length > 0 && (
        <FoldedList
          rows={searches.map(({ text, days }) => (
            <li key={text}>
              <a href={`/search?${new URLSearchParams({ q: text })}`}>{text}</a>
              <span class="num">{days}日</span>
            </li>
          ))}
        />
      )}
    </>
  )
}
