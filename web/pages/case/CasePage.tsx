import type { VNode } from 'preact'
import { wordsHref } from '../../../server/contract/address.ts'
import type { CaseAnswer, SimilarCase } from '../../../server/contract/api.ts'
import { splitLines, splitTitle } from '../../../server/contract/format.ts'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'
import { VisitStatus } from '../../parts/Notice.tsx'
import { SceneBadge } from '../../parts/SceneBadge.tsx'
import type { Trail, View } from '../../state.ts'
import { CaseCitation } from './CaseCitation.tsx'
import { CaseHead } from './CaseHead.tsx'
import { CaseBarriers, CaseContacts, CaseHistory, CaseUnknown, CaseYears } from './CaseRecord.tsx'
import { CasePart, CaseSection, SourceList } from './CaseSection.tsx'
import { ScenePath } from './ScenePath.tsx'

type PagePart = { id: string; title: string; body: VNode }

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
function listParts(shown: CaseAnswer): PagePart[] {
  const questions = shown.questions.map((label) => ({ href: wordsHref(label), label }))
  const related = shown.related.map(({ slug, title, membersOnly }) => ({
    href: `/cases/${slug}`,
    membersOnly,
    label: splitTitle(title).main,
  }))
  const parts: (PagePart & { filled: boolean })[] = [
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
      body: <CaseBarriers walls={shown.walls} />,
      filled: shown.walls.length > 0,
    },
    {
      id: 'unknown',
      title: 'まだ分からないこと',
      body: <CaseUnknown {...shown} />,
      filled: shown.unknown.length > 0,
    },
    {
      id: 'contacts',
      title: '聞ける所',
      body: <CaseContacts case={shown} />,
      filled: shown.department !== undefined || shown.adopters.length > 0,
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
      body: <CaseHistory slug={shown.slug} history={shown.history} />,
      filled: true,
    },
  ]
  return parts.filter((part) => part.filled)
}

/** The way back to the search a case was found by; without one, to all cases. */
function CaseTrail({ trail, here }: { trail: Trail | undefined; here: string }): VNode {
  const { label, href } = trail ?? { label: '事例を探す', href: '/search' }
  return (
    <nav class="trail" aria-label="いまいる所">
      <ol>
        <li>
          <a href={href}>{label}</a>
        </li>
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  )
}

type LinkListProps = {
  links: readonly { href: string; label: string; membersOnly?: true | undefined }[]
}

/** Links one below the other, with dotted rules between them. */
function LinkList({ links }: LinkListProps): VNode {
  return (
    <ul class="link-list wide">
      {links.map(({ href, label, membersOnly }) => (
        <li key={href}>
          <a href={href}>{label}</a>
          <MembersOnlyMark membersOnly={membersOnly} />
        </li>
      ))}
    </ul>
  )
}

/** Similar cases, each with what makes it similar. */
function SimilarCases({ cases }: { cases: readonly SimilarCase[] }): VNode {
  return (
    <ul class="likes wide">
      {cases.map((similar) => (
        <li key={similar.slug}>
          <SceneBadge scenes={similar.scenes} />
          <div>
            <h3>
              <a href={`/cases/${similar.slug}`}>{splitTitle(similar.title).main}</a>
              <MembersOnlyMark {...similar} />
            </h3>
            <p class="reason">
              {similar.reasons.map((reason) => (
                <LikeReason key={reason} reason={reason} />
              ))}
            </p>
            <p class="phrase">{splitLines(similar.summary)[0]}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** 同じ壁「縦割り」: the kind in bold, what it is beside it. */
function LikeReason({ reason }: { reason: string }): VNode {
  const [, kind = reason, what] = /^([^「]+)「(.+)」$/.exec(reason) ?? []
  return (
    <span>
      <b>{kind}</b>
      {what && `　${what}`}
    </span>
  )
}
