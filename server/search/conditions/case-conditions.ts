/**
 * What a case can be wished for besides the words of its front matter: its part of the country, its people, its land, who
 * carried it, when it began and what it cost. Each value is one that the case itself says, or that the tables of
 * prefectures and of municipalities say; the page repeats it as a fact.
 */

import { sizeOf } from '../../cases/body-size.ts'
import type { Case } from '../../cases/case.ts'
import { type FacetId, findTerm, prefectures } from '../../contract/vocabulary.ts'

type Sign = { value: string; words: RegExp }

/** Prefectures by region, in the order of their numbers. */
const prefecturesOf: Readonly<Record<string, string>> = {
  hokkaido: 'hokkaido',
  tohoku: 'aomori iwate miyagi akita yamagata fukushima',
  kanto: 'ibaraki tochigi gunma saitama chiba tokyo kanagawa',
  koshinetsu: 'niigata yamanashi nagano',
  hokuriku: 'toyama ishikawa fukui',
  tokai: 'gifu shizuoka aichi mie',
  kinki: 'shiga kyoto osaka hyogo nara wakayama',
  chugoku: 'tottori shimane okayama hiroshima yamaguchi',
  shikoku: 'tokushima kagawa ehime kochi',
  kyushu: 'fukuoka saga nagasaki kumamoto oita miyazaki kagoshima',
  okinawa: 'okinawa',
}

const regionOf: ReadonlyMap<string, string> = new Map(
  Object.entries(prefecturesOf).flatMap(([region, ids]) =>
    ids.split(' ').map((prefecture) => [prefecture, region] as const),
  ),
)

/** Looked for in all a case says. */
const lands: readonly Sign[] = [
  { value: 'island', words: /離島|島民|島留学|島しょ|島嶼/ },
  { value: 'mountain', words: /中山間|山間(?:部|地|の)|山あい|山村/ },
  { value: 'snow', words: /豪雪|積雪|雪国|雪深い|除雪/ },
  { value: 'depopulated', words: /過疎/ },
]

/** Looked for in title, summary, actors, fields and keywords: what a section mentions in passing is not its subject. */
const bodies: readonly Sign[] = [
  { value: 'hospital', words: /病院|診療所|医療センター/ },
  { value: 'school', words: /(?:小|中|高等|支援)?学校|高校|教育(?:委員会|庁|長)|教職員/ },
  { value: 'nursery', words: /保育|こども園|幼稚園/ },
  { value: 'library', words: /図書館/ },
  { value: 'community-centre', words: /公民館|交流センター/ },
  { value: 'fire', words: /消防(?!団)|救急/ },
  { value: 'water', words: /水道/ },
  { value: 'transport', words: /交通局|市営バス|市バス|市電|地下鉄|車両工場/ },
  { value: 'third-sector', words: /第三セクター|三セク|第3セクター/ },
]

/** Looked for in title, summary and actors. */
const starters: readonly Sign[] = [
  { value: 'young', words: /若手(?!経営|の離職|の退職|向け)|入庁.{0,4}年目/ },
  { value: 'volunteers', words: /有志|自主(?:勉強会|活動|研究)/ },
  { value: 'students', words: /高校生|中学生|(?<!・)学生/ },
  { value: 'union', words: /職員組合|労働組合|労組|市職労/ },
  { value: 'one-person', words: /(?:一人|1人|１人|ひとり)で(?!も)/ },
  { value: 'head', words: /(?:(?:首|市|町|村|区)長|知事)(?:が|自ら|の(?:発案|指示|号令|公約))/ },
  {
    value: 'residents',
    words:
      /(?:住民|市民|[町村区県島]民|自治会)(?:が|自ら|の手で)[^。、]{0,8}(?:始め|立ち上げ|担|動|つく|作|運営|出資|企画|提案)/,
  },
]

/** Looked for in the first actor, whom a case names first because the case is theirs. */
const firstActors: readonly Sign[] = [
  { value: 'head', words: /^[^（、]*(?:(?:首|市|町|村|区)長|知事)(?!政策)/ },
  { value: 'manager', words: /[課係室所場部]長|管理職/ },
  { value: 'one-person', words: /^[^、（]*(?:氏|職員（)|^[^、（]+（[^）]*職員(?!の自主)/ },
  { value: 'residents', words: /住民|市民(?!課|税)|町民|地域自主組織|自治会|協議会（/ },
]

/** Looked for sentence by sentence in what was done, what came of it and how it was done well. */
const costs: readonly Sign[] = [
  {
    value: 'low',
    words:
      /(?:予算|費用|経費|公費|お金|税金)を(?:ほとんど|ほぼ)?(?:かけ|使わ)(?:ず|ない|なかった)|(?:予算|費用|経費|コスト)を(?:抑え|おさえ|減ら|削)|予算ゼロ|ゼロ予算|低コスト|手弁当|自前で|手作り|出し合っ|(?:実質的な|追加の)(?:支出|費用|予算)(?:は|が)?(?:な|かか)|費は.{0,8}(?:半分|半減|下が)|[費料][^。]{0,30}下回/,
  },
  {
    value: 'grant',
    words: /(?:補助金|交付金|助成金)(?:を(?:使|活用|受け|得|充て)|に採択|で(?:整備|賄|建))/,
  },
]

/** The values of a case in the facets that no line of its front matter names. */
export function conditionValuesOf(
  found: Case,
): Readonly<
  Record<
    Extract<FacetId, 'region' | 'people' | 'land' | 'body' | 'starter' | 'start' | 'span' | 'cost'>,
    string[]
  >
> {
  const named = [found.title, ...found.summary, ...found.actors].join('\n')
  const subject = [named, ...found.fields, ...found.keywords].join('\n')
  const told = found.sections.flatMap(({ paragraphs }) => paragraphs).join('\n')
  const done = found.sections
    .filter(({ id }) => id === 'actions' || id === 'results' || id === 'craft')
    .flatMap(({ paragraphs }) => paragraphs)
    .join('\n')
  return {
    region: listRegions(found),
    people: listSizes(found),
    land: listSigns(lands, `${subject}\n${told}`),
    body: listSigns(bodies, subject),
    starter: [
      ...new Set([...listSigns(starters, named), ...listSigns(firstActors, found.actors[0] ?? '')]),
    ],
    start: listStarts(found, told),
    span: lastsTenYears(found) ? ['ten-years'] : [],
    cost: listSigns(costs, `${found.summary.join('\n')}\n${done}`),
  }
}

function listSigns(signs: readonly Sign[], text: string): string[] {
  return signs.filter(({ words }) => words.test(text)).map(({ value }) => value)
}

function listRegions({ municipalities }: Case): string[] {
  const regions = municipalities.map(({ prefecture }) =>
    regionOf.get(findTerm(prefectures, prefecture)?.id ?? ''),
  )
  return [...new Set(regions.filter((region) => region !== undefined))]
}

function listSizes({ municipalities }: Case): string[] {
  const bands = municipalities.map(sizeOf)
  return [...new Set(bands.filter((band) => band !== undefined))]
}

/** The first year of each era since which, and the last. */
const eras = [
  { value: 'reiwa', from: 2019, to: Number.POSITIVE_INFINITY },
  { value: 'heisei', from: 1989, to: 2018 },
  { value: 'showa', from: 1926, to: 1988 },
  { value: '2020s', from: 2020, to: 2029 },
  { value: '2010s', from: 2010, to: 2019 },
  { value: '2000s', from: 2000, to: 2009 },
  { value: '1990s', from: 1990, to: 1999 },
]

function listStarts({ period, checked }: Case, told: string): string[] {
  const age = lastLookAt({ checked }) - period.from
  const ages = [...(age <= 5 ? ['recent'] : []), ...(age <= 10 ? ['last-10'] : [])]
  const begun = eras.filter(({ from, to }) => period.from >= from && period.from <= to)
  const covid = /コロナ(?:禍|の感染|ウイルス)|新型コロナ/.test(told) ? ['covid'] : []
  return [...ages, ...covid, ...begun.map(({ value }) => value)]
}

function lastsTenYears({ period, checked }: Case): boolean {
  return (period.to ?? lastLookAt({ checked })) - period.from >= 10
}

/** The year in which somebody last looked at the case: what is known of it ends there. */
function lastLookAt({ checked }: Pick<Case, 'checked'>): number {
  return Number(checked.slice(0, 4))
}
