import type { VNode } from 'preact'
import { emptySearch, searchHref, toggleFacet } from '../../server/contract/address.ts'
import { formatPlaces, formatSize, splitTitle } from '../../server/contract/format.ts'
import type { BarriersAnswer } from '../../server/contract/pages.ts'
import { populationClasses } from '../../server/contract/vocabulary.ts'
import { MarkedText } from '../parts/MarkedText.tsx'
import { MembersOnlyMark } from '../parts/MembersOnlyMark.tsx'
import { SceneBadge } from '../parts/SceneBadge.tsx'
import { DocumentBody } from './DocumentBody.tsx'

type BarrierEntry = BarriersAnswer[number]
type BarriersPageProps = {
  barriers: BarriersAnswer
  /** Only bodies of this size. */
  population: string | undefined
}

/** From a barrier to what was done about it, and from there to the case. */
export function BarriersPage({ barriers, population }: BarriersPageProps): VNode {
  return (
    <DocumentBody
      title="壁から探す"
      lead="ぶつかった壁ごとに、取られた手を事例の文のまま並べる。手の分からない事例は、数だけを記す。"
    >
      <SizeList chosen={population} />
      {barriers.length === 0 && <p class="mt-5">収めた事例に、壁の記録はまだない。</p>}
      <nav class="mt-3" aria-label="壁の一覧">
        <ul class="index">
          {barriers.map(({ barrier, label, count }) => (
            <li key={barrier}>
              <a class="leader" href={`#${barrier}`}>
                <span>{label}</span>
                <span class="num">{count}件</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {barriers.map((entry) => (
        <BarrierPart key={entry.barrier} entry={entry} population={population} />
      ))}
    </DocumentBody>
  )
}

/** What a body can do depends on its size: a town looks for towns. */
function SizeList({ chosen }: { chosen: string | undefined }): VNode {
  const sizes = [{ id: undefined, label: 'すべての規模' }, ...populationClasses]
  return (
    <nav class="mt-3" aria-label="自治体の規模">
      <ul class="word-list sizes">
        {sizes.map(({ id, label }) => (
          <li key={label}>
            <a
              href={id === undefined ? '/walls' : `/walls?population=${id}`}
              aria-current={id === chosen ? 'true' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function BarrierPart({
  entry,
  population,
}: { entry: BarrierEntry } & Pick<BarriersPageProps, 'population'>): VNode {
  const { barrier, label, count, answered, cases } = entry
  return (
    <section class="part" aria-labelledby={barrier}>
      <h2 id={barrier}>{label}</h2>
      <div class="wide">
        <p class="sub small num">{describeCounts(entry)}</p>
        {answered === 0 && <p class="unknown mt-2">不明</p>}
        {answered > 0 && (
          <ul class="likes mt-3">
            {cases.map((shown) => (
              <BarrierCase key={shown.slug} shown={shown} />
            ))}
          </ul>
        )}
        {count > cases.length && (
          <p>
            <a class="case-link" href={hrefOfAll(barrier, population)}>
              {label}にぶつかった事例（{count}件）を見る
            </a>
          </p>
        )}
      </div>
    </section>
  )
}

function describeCounts({ count, answered }: BarrierEntry): string {
  if (answered === count) return `${count}件。どれも取られた手が分かる`
  if (answered === 0) return `${count}件。取られた手について確認できた情報はない`
  return `${count}件。うち${answered}件は取られた手が分かり、${count - answered}件は分からない`
}

function hrefOfAll(barrier: string, population: string | undefined): string {
  const met = toggleFacet(emptySearch(), 'barrier', barrier)
  return searchHref(population === undefined ? met : toggleFacet(met, 'population', population))
}

function BarrierCase({ shown }: { shown: BarrierEntry['cases'][number] }): VNode {
  const { slug, title, municipalities, scenes, responses } = shown
  return (
    <li>
      <SceneBadge scenes={scenes} />
      <div>
        <h3>
          <a href={`/cases/${slug}#walls`}>{splitTitle(title).main}</a>
          <MembersOnlyMark {...shown} />
        </h3>
        <p class="note">
          {formatPlaces(municipalities)}　{formatSize(shown)}
        </p>
        {responses.map((response) => (
          <p key={response.text}>
            <MarkedText {...response} page={`/cases/${slug}`} />
          </p>
        ))}
      </div>
    </li>
  )
}
