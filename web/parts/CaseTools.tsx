import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { casesHref, exportHref } from '../lists/case-links.ts'
import { ChooseCase } from './ChooseCase.tsx'

/** What a reader can do with a case; each works without a script but the printing. */
export function CaseTools({ case: shown }: { case: CaseAnswer }): VNode {
  const slugs = [shown.slug]
  return (
    <div class="case-tools">
      <ChooseCase {...shown} />
      <a href={casesHref('/kit', slugs)}>勉強会の資料をつくる</a>
      <a href={casesHref('/visit', slugs)}>視察前の質問票</a>
      <a href={exportHref('docx', slugs)} download>
        Wordで受け取る
      </a>
      <a href="#citation">引用の形を写す</a>
      <button class="with-script text-button" type="button" onClick={() => window.print()}>
        印刷する
      </button>
    </div>
  )
}
