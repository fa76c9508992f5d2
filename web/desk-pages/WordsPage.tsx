import type { VNode } from 'preact'
import { type DeskPage, ownWordsBounds } from '../../server/contract/desk-pages.ts'
import type { SynonymLine } from '../../server/contract/synonym-lines.ts'
import { DocumentBody, DocumentPart } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { DeskField } from './DeskField.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'

type WordsData = Extract<DeskPage, { name: 'desk-words' }>

/** The association's own other words, a line more or less at a time, beside those that ship. */
export function WordsPage({ page }: { page: WordsData }): VNode {
  const { own, typed, problem, done } = page
  const isWrong = problem !== undefined
  const longest = ownWordsBounds.word * ownWordsBounds.words
  return (
    <DocumentBody
      title="言葉の表"
      lead="検索は、読む人の言葉を言いかえても探す。ここでは、初めから入っている表に、研究会の言葉を足す。変更は、判定つきの問いで違いを見てから残す。"
    >
      <DeskPlaces here={page.name} />
      <FormOutcome problem={problem} done={done} />
      <DocumentPart id="add" title="足す">
        <form class="member-form desk-form" method="post" action="/desk/words/measure">
          <DeskField
            label="言葉"
            name="words"
            value={typed.words}
            required
            maxLength={longest}
            hint="「、」で区切る。ここに並べた言葉は、互いに言いかえになる。"
            isWrong={isWrong}
          />
          <DeskField
            label="左の言葉で探したときだけ、いっしょに探す言葉（なくてもよい）"
            name="others"
            value={typed.others}
            maxLength={longest}
            hint="書くと、上の言葉からこちらへの一方通行になる。例: 上に「公共施設」、ここに「公民館、図書館」。"
            isWrong={isWrong}
          />
          <button type="submit" class="button">
            足したときの違いを見る
          </button>
          <p class="note">数秒から数十秒かかる。待つ間に頁を離れると、測るのをやめる。</p>
        </form>
      </DocumentPart>
      <DocumentPart id="own" title="研究会の言葉">
        {own.length === 0 ? <p>まだない。</p> : <OwnLines lines={own} />}
      </DocumentPart>
      <ShippedWords page={page} />
    </DocumentBody>
  )
}

function OwnLines({ lines }: { lines: readonly SynonymLine[] }): VNode {
  return (
    <ul class="own-words">
      {lines.map((line) => (
        <li key={line.line}>
          <Line line={line} />
          <form method="post" action="/desk/words/measure">
            <input type="hidden" name="remove" value={line.line} />
            <button type="submit" class="text-button">
              消したときの違いを見る<span class="hidden-text">　{line.line}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** A line in words: what stands for what. */
function Line({ line: { words, others } }: { line: SynonymLine }): VNode {
  return (
    <span>
      {words.join('、')}
      {others && (
        <>
          <span aria-hidden="true"> → </span>
          <span class="hidden-text">で探したとき、次の言葉でも探す：</span>
          {others.join('、')}
        </>
      )}
    </span>
  )
}

function ShippedWords({ page: { asked, shipped } }: { page: WordsData }): VNode {
  return (
    <DocumentPart id="shipped" title="初めから入っている言葉">
      <form class="member-form desk-form" method="get" action="/desk/words#shipped">
        <DeskField label="言葉で引く" name="q" value={asked} required maxLength={40} />
        <button type="submit" class="button button--line">
          引く
        </button>
      </form>
      {asked !== '' && shipped.length === 0 && <p class="mt-3">「{asked}」は表にない。</p>}
      {shipped.length > 0 && (
        <ul class="mt-3">
          {shipped.map((line) => (
            <li key={line.line}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      )}
    </DocumentPart>
  )
}
