import type { ComponentChildren, VNode } from 'preact'
import { splitTitle } from '../../../server/contract/format.ts'
import {
  type Kit,
  type KitAnswer,
  type KitRequest,
  kitMinutes,
  ownBodies,
  purposes,
  type VisitAnswer,
} from '../../../server/contract/kit.ts'
import { changeMinutes, complainOfSum, setMinutes } from '../../../server/contract/kit-plan.ts'
import { casesHref, kitFileHref, kitHref } from '../../case-links.ts'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import { HiddenFields } from '../../parts/SearchBox.tsx'
import type { View } from '../../state.ts'
import { useEdits } from './kit-edits.ts'
import { SheetEditor } from './SheetEditor.tsx'

type KitPageProps = { answer: KitAnswer; view: View }

/** A study session out of cases: everything that is printed for it, on one page. */
export function KitPage({ answer: { kit, notes }, view }: KitPageProps): VNode {
  return (
    <KitFrame title="勉強会キット" notes={notes} view={view} body={kit && <KitBody kit={kit} />}>
      {kit === undefined && (
        <p class="phrase">
          事例を1〜4件選ぶと、進行役の紙、配布資料、後編、置き換えシート、視察前の質問票がそろう。
          <a href="/search">事例を探す</a>か、<a href="/list">持ち寄りリスト</a>から選ぶ。
        </p>
      )}
    </KitFrame>
  )
}

type VisitPageProps = { answer: VisitAnswer; view: View }

/** What the public sources leave open about some cases, as questions to those who know. */
export function VisitPage({ answer: { slugs, sheet, notes }, view }: VisitPageProps): VNode {
  const edits = useEdits()
  return (
    <KitFrame
      title="視察前の質問票"
      notes={notes}
      view={view}
      body={sheet && <SheetEditor sheets={[sheet]} edits={edits} />}
    >
      {sheet ? (
        <p class="phrase">
          事例の「分からない」と書いた所から作った問い。
          <a href={casesHref('/kit', slugs)}>この事例で勉強会キットを作る</a>
        </p>
      ) : (
        <p class="phrase">
          事例を1〜4件選ぶと、資料から分からないことが問いになって並ぶ。
          <a href="/search">事例を探す</a>か、<a href="/list">持ち寄りリスト</a>から選ぶ。
        </p>
      )}
    </KitFrame>
  )
}

type KitFrameProps = {
  title: string
  /** What was left out or set otherwise on the way to what is shown. */
  notes: readonly string[]
  view: View
  /** The sheets; nothing where no case is named. */
  body: VNode | undefined
  children: ComponentChildren
}

function KitFrame({ title, notes, view, body, children }: KitFrameProps): VNode {
  return (
    <main id="main" class="kit-page" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5 kit-desk">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
        {notes.map((note) => (
          <Notice key={note} word="知らせ">
            {note}
          </Notice>
        ))}
      </div>
      {body}
    </main>
  )
}

const kitFormats = [
  { format: 'html', label: 'HTML（1つのファイル）' },
  { format: 'docx', label: 'Word' },
  { format: 'md', label: 'Markdown' },
] as const

function KitBody({ kit }: { kit: NonNullable<KitAnswer['kit']> }): VNode {
  const edits = useEdits()
  const { request, cases } = kit
  const slugs = cases.map(({ slug }) => slug)
  const minutes = changeMinutes(request.minutes, edits.minutes)
  const complaint = complainOfSum(request.minutes, minutes)
  return (
    <>
      <div class="kit-desk">
        <KitCases cases={cases} request={request} />
        <KitForm slugs={slugs} request={request} />
      </div>
      <SheetEditor sheets={setMinutes(kit, minutes).sheets} edits={edits} footer={kit.footer}>
        <div role="status">{complaint && <Notice word="時間">{complaint}</Notice>}</div>
        <p class="kit-files">
          {kitFormats.map(({ format, label }) => (
            <a key={format} href={kitFileHref(slugs, request, format)} download>
              {label}
            </a>
          ))}
          <a href={casesHref('/visit', slugs)}>視察前の質問票だけを開く</a>
          {edits.hasAny && <span class="note">ファイルには、直す前の文が入る。</span>}
        </p>
      </SheetEditor>
    </>
  )
}

type KitCasesProps = { cases: Kit['cases']; request: KitRequest }

/** The cases of a kit in their order, each to be read, moved to the front or taken out: all of it links. */
function KitCases({ cases, request }: KitCasesProps): VNode {
  const slugs = cases.map(({ slug }) => slug)
  const without = (slug: string) => slugs.filter((other) => other !== slug)
  return (
    <ol class="kit-cases">
      {cases.map(({ letter, slug, title }, index) => (
        <li key={slug}>
          {letter && <b>{letter}</b>}
          <a class="case-link" href={`/cases/${slug}`}>
            {splitTitle(title).main}
          </a>
          {index > 0 && (
            <a href={kitHref([slug, ...without(slug)], request)} aria-label={`${letter}を先頭へ`}>
              先頭へ
            </a>
          )}
          {cases.length > 1 && (
            <a href={kitHref(without(slug), request)} aria-label={`${letter}を外す`}>
              外す
            </a>
          )}
        </li>
      ))}
    </ol>
  )
}

type KitFormProps = { slugs: readonly string[]; request: KitRequest }

/** How long, to what end, and which word for one's own body; a plain form, sent as an address. */
function KitForm({ slugs, request }: KitFormProps): VNode {
  return (
    <form class="kit-form" action="/kit">
      <HiddenFields pairs={slugs.map((slug): [string, string] => ['slug', slug])} />
      <fieldset>
        <legend>時間</legend>
        {kitMinutes.map((minutes) => (
          <label key={minutes} class="kit-pick">
            <input
              type="radio"
              name="minutes"
              value={minutes}
              defaultChecked={minutes === request.minutes}
            />
            <span class="num">{minutes}分</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>目的</legend>
        {purposes.map(({ id, label }) => (
          <label key={id} class="kit-pick">
            <input type="radio" name="purpose" value={id} defaultChecked={id === request.purpose} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <label class="kit-own">
        <span>自分の役所の呼び方</span>
        <select name="own">
          {ownBodies.map(({ id, label }) => (
            <option key={id} value={id} selected={id === request.own}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button button--line">
        この条件で作り直す
      </button>
    </form>
  )
}
