import type { VNode } from 'preact'
import type { Hit, Reason } from '../../server/contract.ts'
import { labelOf, sections } from '../../server/vocabulary.ts'
import { splitLines, splitTitle } from '../format.ts'
import { CaseWhere } from './CaseWhere.tsx'
import { ChooseCase } from './ChooseCase.tsx'
import { Excerpt } from './Excerpt.tsx'
import { SceneBadge } from './SceneBadge.tsx'
import { SceneLabel } from './SceneLabel.tsx'
import { WhyLabel } from './WhyLabel.tsx'

/** A found case; without words to search for there is nothing to explain, and the reason is left out. */
export function HitItem({ hit, explained }: { hit: Hit; explained: boolean }): VNode {
  const { main, sub } = splitTitle(hit.title)
  const further = hit.scenes.length - 1
  return (
    <li class="hit">
      <div class="hit-scene">
        <SceneBadge scenes={hit.scenes} />
        <span>
          <SceneLabel id={hit.scenes[0] ?? ''} />
          {further > 0 && (
            <>
              <br />
              ほか{further}つの場面
            </>
          )}
        </span>
        <ChooseCase {...hit} />
      </div>
      <div>
        <CaseWhere {...hit} />
        <h2>
          <a href={`/cases/${hit.slug}`}>{main}</a>
        </h2>
        {sub && <p class="hit-sub">{sub}</p>}
        <p class="hit-summary phrase">{splitLines(hit.summary).slice(0, 2).join('')}</p>
        {explained && <HitReason hit={hit} />}
      </div>
    </li>
  )
}

function HitReason({ hit }: { hit: Hit }): VNode {
  const { section, segments } = hit.snippet
  const wordsOf = (wanted: Reason['kind']): readonly string[] =>
    hit.reasons.find(({ kind }) => kind === wanted)?.words ?? []
  const [question] = wordsOf('question')
  const synonyms = wordsOf('synonym')
  const label = section === 'summary' ? '要約' : labelOf(sections, section)
  return (
    <div class="excerpt">
      <div>
        <WhyLabel match={hit.match} reasons={hit.reasons} />
        {synonyms.length > 0 && <p class="note phrase">同義語　{synonyms.join('、')}</p>}
      </div>
      <div>
        <p>
          <a href={`/cases/${hit.slug}#${section}`}>{label}</a>　<Excerpt segments={segments} />
        </p>
        {question !== undefined && <p class="sub">答える問い　{question}</p>}
      </div>
    </div>
  )
}
