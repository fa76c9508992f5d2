/**
 * Conditions read out of the query: 「人口の少ない町で」「政令市の」「失敗した」. They raise cases, they never hide any;
 * the page offers each as a filter.
 */

import type { Understood } from '../contract/api.ts'
import { type FacetId, facets, labelOf, prefectures } from '../contract/vocabulary.ts'
import type { FacetValues } from './facets.ts'

type Condition = { facet: FacetId; value: string; pattern: RegExp }

const conditions: readonly Condition[] = [
  when(
    'population',
    'town-village',
    /小さな[町村]|町村|[町村]役場|過疎|人口の少ない|離島|山あいの町|山村/,
  ),
  when('population', 'designated-city', /政令指定都市|政令市|指定都市|大都市/),
  when('population', 'core-city', /中核市/),
  when('population', 'special-ward', /特別区|23区|区役所/),
  when('population', 'prefecture', /県庁|都庁|府庁|道庁|(?<!\p{Script=Han})県の|都道府県(?!税)/u),
  when('stage', 'individual', /(?:1|一)人(?:で|だけ)(?:始|で|も)|自分一人|個人で|有志/),
  when('stage', 'organization', /全庁|役所全体|庁内全体|全職員/),
  when(
    'barrier',
    'leader-change',
    /(?:首長|市長|町長|村長|知事|区長|トップ)(?:が|の)?(?:交代|代わ|替わ|変わ|かわ)/,
  ),
  when('barrier', 'imposed', /やらされ/),
  when('barrier', 'pushback', /庁内.{0,6}(?:反発|反対|抵抗|冷た)|職員.{0,6}(?:反発|抵抗)/),
  when('barrier', 'stagnation', /マンネリ|伸び悩|ネタ切れ|形骸化/),
  when('barrier', 'silos', /縦割り|たらい回し/),
  when('barrier', 'understaffed', /人手不足|人手が足り|人が足り/),
  when('barrier', 'underfunded', /予算不足|お金がない|予算がない|財政難/),
  when('barrier', 'residents', /住民.{0,8}反対|反対運動|反対の声|住民投票/),
  when('barrier', 'forecast', /赤字|収支.{0,6}甘|見込み違い|需要予測/),
  when('barrier', 'one-person', /属人化|異動.{0,8}(?:途切|止ま|続か)|担当者?が(?:代わ|替わ|変わ)/),
  when('barrier', 'conflict', /(?:人間)?関係.{0,6}(?:こじれ|対立)|とげとげ/),
  when('barrier', 'disaster', /地震|豪雨|災害|震災|コロナ|感染症/),
  ...prefectures.map(({ id, label }) =>
    when(
      'prefecture',
      id,
      new RegExp(
        label === '北海道' ? label : `${label}|(?<!\\p{L})${label.slice(0, -1)}(?=の|で|に)`,
        'u',
      ),
    ),
  ),
]

/** How much meeting one condition boosts a case, on the scale of the ranker; two conditions at most are counted. */
const boost = 0.12
const mostBoosts = 2

/** The conditions that a query in normal form speaks of. */
export function findImpliedFilters(normal: string): Understood[] {
  return conditions
    .filter(({ pattern }) => pattern.test(normal))
    .map(({ facet, value }) => ({
      facet,
      value,
      label: labelOf(facets.find(({ id }) => id === facet)?.terms, value),
    }))
}

/** What the conditions add to the score of a case with these facet values. */
export function boostFor(implied: readonly Understood[], values: FacetValues | undefined): number {
  const met = implied.filter(({ facet, value }) => values?.[facet as FacetId].includes(value))
  return boost * Math.min(mostBoosts, met.length)
}

function when(facet: FacetId, value: string, pattern: RegExp): Condition {
  return { facet, value, pattern }
}
