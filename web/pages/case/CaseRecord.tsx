/** What the record of a case adds to its text: its years, its barriers, what is not known, its changes. */

import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import { formatDate, formatEraYear, formatOffice } from '../../../server/contract/format.ts'
import { correctionHref } from '../../../server/contract/page-offers.ts'
import { barriers, labelOf } from '../../../server/contract/vocabulary.ts'
import { casesHref } from '../../case-links.ts'
import { MarkedText } from '../../parts/MarkedText.tsx'
import { Offers } from '../../parts/offers.ts'

type CaseEvent = CaseAnswer['years'][number]

/** The chronicle of a case in its own sentences, western years large, Japanese years below. */
export function CaseYears({ years }: { years: readonly CaseEvent[] }): VNode {
  return (
    <ol class="years wide">
      {years.map((event, index) => (
        <li key={event.text}>
          <span class="when">
            <span class={isNewYear(years, index) ? undefined : 'sub'}>{formatMoment(event)}</span>
            {isNewYear(years, index) && <small>{formatEra(event)}</small>}
          </span>
          <span>
            <MarkedText {...event} />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A Japanese year is named once, where its year begins. */
function isNewYear(years: readonly CaseEvent[], index: number): boolean {
  return years[index - 1]?.year !== years[index]?.year
}

function formatEra({ year, fiscal }: CaseEvent): string {
  const era = formatEraYear(year)
  return fiscal && era !== '' ? `${era}度` : era
}

function formatMoment({ year, month, day, fiscal }: CaseEvent): string {
  if (fiscal) return `${year}年度`
  const monthText = month === undefined ? '' : `${month}月`
  return `${year}年${monthText}${day === undefined ? '' : `${day}日`}`
}

/** Each barrier of a case and what was done about it; where nothing is known, that is said. */
export function CaseBarriers({ walls }: Pick<CaseAnswer, 'walls'>): VNode {
  return (
    <dl class="walls wide">
      {walls.map(({ barrier, responses }) => (
        <div key={barrier}>
          <dt>
            <a href={`/walls#${barrier}`}>{labelOf(barriers, barrier)}</a>
          </dt>
          {responses.length === 0 ? (
            <dd>
              <span class="unknown">不明</span>　取られた手について確認できた情報はない
            </dd>
          ) : (
            responses.map(({ text, sources }) => (
              <dd key={text}>
                <MarkedText text={text} sources={sources} />
              </dd>
            ))
          )}
        </div>
      ))}
    </dl>
  )
}

/** What is not known of a case, and the way to ask those who may know. */
export function CaseUnknown({ slug, unknown }: Pick<CaseAnswer, 'slug' | 'unknown'>): VNode {
  return (
    <div class="wide">
      <ul class="unknown-list">
        {unknown.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <a class="more" href={casesHref('/visit', [slug])}>
        これらを尋ねる質問票
      </a>
    </div>
  )
}

/** Who can be asked about a case, as far as the sources name them, and the way to ask. */
export function CaseContacts({ case: shown }: { case: CaseAnswer }): VNode {
  const office = formatOffice(shown)
  return (
    <div class="wide">
      <dl class="walls">
        {office !== undefined && (
          <div>
            <dt>担当課</dt>
            <dd>{office}</dd>
          </div>
        )}
        {shown.adopters.length > 0 && (
          <div>
            <dt>取り入れた団体</dt>
            <dd>{shown.adopters.join('、')}</dd>
          </div>
        )}
      </dl>
      <a class="more" href={casesHref('/visit', [shown.slug])}>
        尋ねるための質問票
      </a>
    </div>
  )
}

/** What was changed in a case, when it was last checked, and where to tell what is wrong or came after. */
export function CaseHistory({ slug, history }: Pick<CaseAnswer, 'slug' | 'history'>): VNode {
  const { proposals } = useContext(Offers)
  return (
    <>
      <ol class="years wide">
        {history.map(({ date, note }) => (
          <li key={`${date} ${note}`}>
            <span class="when">{formatDate(date)}</span>
            <span>{note}</span>
          </li>
        ))}
      </ol>
      {proposals && (
        <a class="more" href={correctionHref(slug)}>
          誤りや続きを知らせる
        </a>
      )}
    </>
  )
}
