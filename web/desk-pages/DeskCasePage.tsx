import type { VNode } from 'preact'
import { draftStages } from '../../server/contract/desk.ts'
import type { DeskCase, DeskPage } from '../../server/contract/desk-pages.ts'
import { splitTitle } from '../../server/contract/format.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'
import { DocumentBody, DocumentPart } from '../documents/DocumentBody.tsx'
import { formatMoment } from '../members/format-moment.ts'
import { PressForm } from '../members/PressForm.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { CaseActs } from './CaseActs.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'
import { FoldedList } from './FoldedList.tsx'
import { FileRow } from './RadarParts.tsx'
import { VersionList } from './VersionList.tsx'

type CaseData = Extract<DeskPage, { name: 'desk-case' }>

const states: Readonly<Record<DeskCase['state'], string>> = {
  public: 'だれでも読める。',
  members: '会員だけが読める。',
  draft: '公開していない（ファイルの status が draft）。',
  unreadable: 'ファイルに誤りがあり、机では開けない。ファイルを直す。',
  gone: 'いまは公開していない。',
}

/** One case at the desk: how it stands, its drafts, its versions, and what may be done with it. */
export function DeskCasePage({ page }: { page: CaseData }): VNode {
  const { slug, state, drafts, versions, problems } = page
  const title = page.title === undefined ? slug : splitTitle(page.title).main
  const isShown = state === 'public' || state === 'members'
  return (
    <DocumentBody title={title} lead={`事例番号 ${slug}。${states[state]}`}>
      <DeskPlaces here={page.name} />
      <FormOutcome problem={page.problem} done={page.done} />
      <div class="desk-acts mt-3">
        {isShown && <a href={`/cases/${slug}`}>事例の頁</a>}
        {state !== 'gone' && state !== 'unreadable' && (
          <PressForm action={`/desk/cases/${slug}/draft`} label="直す" />
        )}
      </div>
      {drafts.length > 0 && (
        <DocumentPart id="drafts" title="下書き">
          <ul class="desk-rows">
            {drafts.map(({ id, stage, writer, at }) => (
              <li key={id}>
                <a href={`/desk/drafts/${id}`}>続きを書く</a>
                <span>
                  {labelOf(draftStages, stage)}　{writer}
                  {'　'}
                  <span class="num">{formatMoment(at)}</span>
                </span>
              </li>
            ))}
          </ul>
        </DocumentPart>
      )}
      {problems.length > 0 && (
        <DocumentPart id="files" title="ファイルの誤り">
          <FoldedList
            rows={problems.map((problem, index) => <FileRow key={index} of={problem} />)}
          />
        </DocumentPart>
      )}
      <DocumentPart id="versions" title={`版（${versions.length}）`}>
        {versions.length === 0 ? (
          <p>机で公開した版は、まだない。いまのファイルは、次に公開するときに版として残る。</p>
        ) : (
          <VersionList slug={slug} seen={page.seen} versions={versions} />
        )}
      </DocumentPart>
      {state !== 'gone' && <CaseActs page={page} />}
    </DocumentBody>
  )
}
