import type { VNode } from 'preact'
import {
  emptySearch,
  facetHref,
  searchHref,
  toggleFacet,
} from '../../../server/contract/address.ts'
import { formatPlaces, splitTitle } from '../../../server/contract/format.ts'
import type { LocateAnswer } from '../../../server/contract/pages.ts'
import { type SceneId, scenes } from '../../../server/contract/vocabulary.ts'
import { BodySize } from '../../own-body/BodySize.tsx'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'
import { SceneBadge } from '../../parts/SceneBadge.tsx'
import type { Standing, Steps } from './standing.ts'

type LocateCard = LocateAnswer['scenes'][string]['cards'][number]

type StepColumnsProps = {
  locate: LocateAnswer
  standing: Standing
  steps: Steps
  /** The reader's own kind of body: its cases come first. */
  body: string | undefined
}

/** Cards of each scene, by how many scenes share a column. */
const mostCards: readonly number[] = [0, 3, 2]

/** Cases where the reader stands, and one step on to the right and down. */
export function StepColumns({ locate, standing: { cells }, steps, body }: StepColumnsProps): VNode {
  const columns = [
    { title: 'いまの場面', note: '同じ所にいる事例', ids: cells, end: '' },
    {
      title: '右へ一歩',
      note: 'より広い範囲へ',
      ids: steps.wider,
      end: 'いちばん広い範囲にいる。右への一歩はない。',
    },
    {
      title: '下へ一歩',
      note: 'より深い変革へ',
      ids: steps.deeper,
      end: 'いちばん深い変革にいる。下への一歩はない。',
    },
  ]
  return (
    <ul class="columns3">
      {columns.map(({ title, note, ids, end }) => (
        <li key={title}>
          <h3>
            {title}
            <span class="small sub">　{note}</span>
          </h3>
          {ids.length === 0 && <p>{end}</p>}
          {ids.map((id) => (
            <SceneCards
              key={id}
              id={id}
              scene={locate.scenes[id]}
              body={body}
              most={mostCards[ids.length] ?? 1}
            />
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The cases of a scene from bodies like the reader's. */
function likeHref(scene: SceneId, body: string): string {
  return searchHref(toggleFacet(toggleFacet(emptySearch(), 'scene', scene), 'population', body))
}

type SceneCardsProps = {
  id: SceneId
  scene: LocateAnswer['scenes'][string] | undefined
  body: string | undefined
  most: number
}

function SceneCards({ id, scene = { count: 0, cards: [] }, body, most }: SceneCardsProps): VNode {
  const named = scenes.find((one) => one.id === id)
  return (
    <div class="step-scene">
      <p class="scene">
        <SceneBadge scenes={[id]} />
        <span>
          {named?.mark}
          {named?.label}
          <br />
          <span class="sub">{named?.name}</span>
        </span>
      </p>
      {scene.count === 0 && <p>この場面の事例はまだない。</p>}
      <ul>
        {likeFirst(scene.cards, body)
          .slice(0, most)
          .map((card) => (
            <StepCard key={card.slug} card={card} isLike={card.population === body} />
          ))}
      </ul>
      <p class="step-more">
        {scene.count > most && (
          <a class="more" href={facetHref('scene', id)}>
            この場面の{scene.count}件を見る
          </a>
        )}
        {scene.count > most && body !== undefined && (
          <a class="more" href={likeHref(id, body)}>
            同じ規模だけ見る
          </a>
        )}
      </p>
    </div>
  )
}

function StepCard({ card, isLike }: { card: LocateCard; isLike: boolean }): VNode {
  return (
    <li class="step-card">
      <p class="hit-where">
        <span>{formatPlaces(card.municipalities)}</span>
        {isLike ? (
          <span>
            <b>同じ規模</b>
          </span>
        ) : (
          <BodySize {...card} />
        )}
      </p>
      <h4>
        <a href={`/cases/${card.slug}`}>{splitTitle(card.title).main}</a>
        <MembersOnlyMark {...card} />
      </h4>
      <p class="phrase">{card.line}</p>
    </li>
  )
}

/** Those of a body like the reader's before the others, each in their own order. */
export function likeFirst(cards: readonly LocateCard[], body: string | undefined): LocateCard[] {
  const isOther = ({ population }: LocateCard) => Number(population !== body)
  return [...cards].sort((a, b) => isOther(a) - isOther(b))
}
