/**
 * Conditions read out of the query: 「人口の少ない町で」「政令市の」「失敗した」. They raise cases, they never hide any;
 * the page offers each as a filter.
 */

import type { Understood } from '../contract/api.ts'
import { type FacetId, facets, labelOf, prefectures } from '../contract/vocabulary.ts'
import { normalizeText } from '../text/normalize.ts'
import type { FacetValues } from './facets.ts'

type Sign = { facet: FacetId; value: string; pattern: RegExp }

const signs: readonly Sign[] = [
  sign(
    'population',
    'town-village',
    /小さな[町村]|町村|[町村]役場|過疎|人口の少ない|離島|山あいの町|山村/,
  ),
  sign('population', 'designated-city', /政令指定都市|政令市|指定都市|大都市/),
  sign('population', 'core-city', /中核市/),
  sign('population', 'special-ward', /特別区|23区|区役所/),
  sign('population', 'prefecture', /県庁|都庁|府庁|道庁|(?<!\p{Script=Han})県の|都道府県(?!税)/u),
  sign('stage', 'individual', /(?:1|一)人(?:で|だけ)(?:始|で|も)|自分一人|個人で|有志/),
  sign('stage', 'organization', /全庁|役所全体|庁内全体|全職員/),
  sign(
    'barrier',
    'leader-change',
    /(?:首長|市長|町長|村長|知事|区長|トップ)(?:が|の)?(?:交代|代わ|替わ|変わ|かわ)/,
  ),
  sign('barrier', 'imposed', /やらされ/),
  sign('barrier', 'pushback', /庁内.{0,6}(?:反発|反対|抵抗|冷た)|職員.{0,6}(?:反発|抵抗)/),
  sign('barrier', 'stagnation', /マンネリ|伸び悩|ネタ切れ|形骸化/),
  sign('barrier', 'silos', /縦割り|たらい回し/),
  sign('barrier', 'understaffed', /人手不足|人手が足り|人が足り/),
  sign('barrier', 'underfunded', /予算不足|お金がない|予算がない|財政難/),
  sign('barrier', 'residents', /住民.{0,8}反対|反対運動|反対の声|住民投票/),
  sign('barrier', 'forecast', /赤字|収支.{0,6}甘|見込み違い|需要予測/),
  sign('barrier', 'one-person', /属人化|異動.{0,8}(?:途切|止ま|続か)|担当者?が(?:代わ|替わ|変わ)/),
  sign('barrier', 'conflict', /(?:人間)?関係.{0,6}(?:こじれ|対立)|とげとげ/),
  sign('barrier', 'disaster', /地震|豪雨|災害|震災|コロナ|感染症/),
  ...prefectures.map(({ id, label }) =>
    sign(
      'prefecture',
      id,
      new RegExp(
        label === '北海道' ? label : `${label}|(?<!\\p{L})${label.slice(0, -1)}(?=の|で|に)`,
        'u',
      ),
    ),
  ),
]

/** How much meeting one condition raises a case, on the scale of the ranker; two conditions at most are counted. */
const raise = 0.12
const mostRaises = 2

/** The conditions a query speaks of. */
export function understandQuery(text: string): Understood[] {
  const plain = normalizeText(text)
  return signs
    .filter(({ pattern }) => pattern.test(plain))
    .map(({ facet, value }) => ({
      facet,
      value,
      label: labelOf(facets.find(({ id }) => id === facet)?.terms, value),
    }))
}

/** What the conditions add to the score of a case with these facet values. */
export function raiseFor(
  understood: readonly Understood[],
  values: FacetValues | undefined,
): number {
  const met = understood.filter(({ facet, value }) => values?.[facet as FacetId].includes(value))
  return raise * Math.min(mostRaises, met.length)
}

function sign(facet: FacetId, value: string, pattern: RegExp): Sign {
  return { facet, value, pattern }
}
