import type { VNode } from 'preact'
import type { KitAnswer } from '../../server/kit/kit.ts'
import { complainOfSum } from '../../server/kit/script.ts'
import { setMinutes } from '../../server/kit/set-minutes.ts'
import { changeMinutes } from '../../server/kit/time-plan.ts'
import { KitCases } from '../kit/KitCases.tsx'
import { KitForm } from '../kit/KitForm.tsx'
import { kitFileHref } from '../kit/kit-address.ts'
import { SheetDesk } from '../kit/SheetDesk.tsx'
import { useEdits } from '../kit/use-edits.ts'
import { casesHref } from '../lists/case-links.ts'
import { NoteList } from '../parts/NoteList.tsx'
import { Notice } from '../parts/Notice.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import type { View } from '../view.ts'

type Props = { answer: KitAnswer; view: View }

const files = [
  { format: 'html', label: 'HTML（1つのファイル）' },
  { format: 'docx', label: 'Word' },
  { format: 'md', label: 'Markdown' },
] as const

/** A study session out of cases: everything that is printed for it, on one page. */
export function KitPage({ answer, view }: Props): VNode {
  const { kit, notes } = answer
  return (
    <main id="main" class="kit-page" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5 kit-desk">
        <h1 tabIndex={-1}>勉強会キット</h1>
        {kit === undefined && (
          <p class="phrase">
            事例を1〜4件選ぶと、進行役の紙、配布資料、後編、置き換えシート、視察前の質問票がそろう。
            <a href="/search">事例を探す</a>か、<a href="/list">持ち寄りリスト</a>から選ぶ。
          </p>
        )}
        <NoteList notes={notes} />
      </div>
      {kit && <KitDesk kit={kit} />}
    </main>
  )
}

function KitDesk({ kit }: { kit: NonNullable<KitAnswer['kit']> }): VNode {
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
      <SheetDesk sheets={setMinutes(kit, minutes).sheets} edits={edits} footer={kit.footer}>
        <div role="status">{complaint && <Notice word="時間">{complaint}</Notice>}</div>
        <p class="kit-files">
          {files.map(({ format, label }) => (
            <a key={format} href={kitFileHref(slugs, request, format)} download>
              {label}
            </a>
          ))}
          <a href={casesHref('/visit', slugs)}>視察前の質問票だけを開く</a>
          {edits.hasAny && <span class="note">ファイルには、直す前の文が入る。</span>}
        </p>
      </SheetDesk>
    </>
  )
}
