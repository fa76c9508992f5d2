import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { splitTitle } from '../format.ts'
import { CaseCitation } from '../parts/CaseCitation.tsx'
import { CaseHead } from '../parts/CaseHead.tsx'
import { CaseHistory } from '../parts/CaseHistory.tsx'
import { CasePart } from '../parts/CasePart.tsx'
import { CaseSection } from '../parts/CaseSection.tsx'
import { CaseTrail } from '../parts/CaseTrail.tsx'
import { CaseWalls } from '../parts/CaseWalls.tsx'
import { CaseYears } from '../parts/CaseYears.tsx'
import { LinkList } from '../parts/LinkList.tsx'
import { ScenePath } from '../parts/ScenePath.tsx'
import { SimilarCases } from '../parts/SimilarCases.tsx'
import { SourceList } from '../parts/SourceList.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import { wordsHref } from '../url.ts'
import type { View } from '../view.ts'

type Part = { id: string; title: string; body: VNode }

/** A case: head, text in five sections, and what leads on from it. */
export function CasePage({ case: shown, view }: { case: CaseAnswer; view: View }): VNode {
  const parts = listParts(shown)
  const places = shown.municipalities.map(({ name }) => name).join('、')
  return (
    <>
      <CaseTrail trail={view.trail} here={places} />
      <VisitStatus view={view} />
      <main id="main" aria-busy={view.busy}>
        <article>
          <CaseHead case={shown} />
          <nav class="toc" aria-label="この事例の中身">
            <ol>
              {[...shown.sections.map(({ id, label }) => ({ id, title: label })), ...parts].map(
                ({ id, title }) => (
                  <li key={id}>
                    <a href={`#${id}`}>{title}</a>
                  </li>
                ),
              )}
            </ol>
          </nav>
          {shown.sections.map((section) => (
            <CaseSection key={section.id} section={section} sources={shown.sources} />
          ))}
          {parts.map(({ id, title, body }) => (
            <CasePart key={id} id={id} title={title}>
              {body}
            </CasePart>
          ))}
        </article>
      </main>
    </>
  )
}

/** The parts after the text; those without content are left out. */
function listParts(shown: CaseAnswer): Part[] {
  const questions = shown.questions.map((label) => ({ href: wordsHref(label), label }))
  const related = shown.related.map(({ slug, title }) => ({
    href: `/cases/${slug}`,
    label: splitTitle(title).main,
  }))
  const parts: (Part & { filled: boolean })[] = [
    {
      id: 'years',
      title: '年表',
      body: <CaseYears years={shown.years} />,
      filled: shown.years.length > 0,
    },
    {
      id: 'scenes',
      title: shown.path.length > 0 ? '場面の歩み' : '場面',
      body: <ScenePath path={shown.path} scenes={shown.scenes} />,
      filled: true,
    },
    {
      id: 'walls',
      title: '壁',
      body: <CaseWalls walls={shown.walls} />,
      filled: shown.walls.length > 0,
    },
    {
      id: 'questions',
      title: '答える問い',
      body: <LinkList links={questions} />,
      filled: questions.length > 0,
    },
    {
      id: 'likes',
      title: '似た事例',
      body: <SimilarCases cases={shown.similar} />,
      filled: shown.similar.length > 0,
    },
    {
      id: 'related',
      title: '関連する事例',
      body: <LinkList links={related} />,
      filled: related.length > 0,
    },
    {
      id: 'sources',
      title: '出典',
      body: <SourceList sources={shown.sources} sections={shown.sections} />,
      filled: true,
    },
    {
      id: 'citation',
      title: '引用の形',
      body: <CaseCitation case={shown} />,
      filled: true,
    },
    {
      id: 'history',
      title: '更新の記録',
      body: <CaseHistory history={shown.history} />,
      filled: true,
    },
  ]
  return parts.filter((part) => part.filled)
}
