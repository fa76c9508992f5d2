/**
 * The closed vocabularies (TAXONOMY §15, BARRIERS, the 47 prefectures): ASCII ids for code, URLs and
 * filters, Japanese labels for people. Order is the order on the screen.
 */

export type Term<Id extends string = string> = { readonly id: Id; readonly label: string }

export const stages = [
  { id: 'individual', label: '個人', note: '職員一人ひとり' },
  { id: 'workplace', label: '職場', note: '係・課・事業所' },
  { id: 'organization', label: '役所全体', note: '首長・幹部・管理部門と全部署' },
  { id: 'community', label: '地域', note: '役所と住民・企業・団体' },
] as const

export const levels = [
  { id: 'fix', label: '不具合解消', note: '決めた通りになっているか' },
  { id: 'improve', label: '改善', note: 'もっとよいやり方はないか' },
  { id: 'innovate', label: '革新', note: 'そもそも何のために、誰とやるのか' },
] as const

export type StageId = (typeof stages)[number]['id']
export type LevelId = (typeof levels)[number]['id']
export type SceneId = `${StageId}.${LevelId}`

/** A scene's number ①–⑫ runs down the columns of the table; its name is the editors' working name. */
export type Scene = {
  readonly id: SceneId
  readonly label: string
  readonly stage: StageId
  readonly level: LevelId
  readonly mark: string
  readonly name: string
}

const sceneNames = [
  '気づいて直す',
  '自分の仕事をよくする',
  '越えて学び、試す',
  '職場の困りごとを片づける',
  'チームで仕事をよくする',
  '職場の役割を作り直す',
  '全庁の決まりを守れる形に戻す',
  '全庁で改善を回す',
  '経営の仕組みと風土を変える',
  '住民の不便をなくす',
  '協働でサービスをよくする',
  '共創で新しい価値をつくる',
] as const

export const scenes: readonly Scene[] = stages.flatMap((stage, column) =>
  levels.map((level, row) => {
    const index = column * levels.length + row
    return {
      id: `${stage.id}.${level.id}` as const,
      label: `${stage.label}×${level.label}`,
      stage: stage.id,
      level: level.id,
      mark: String.fromCodePoint(0x2460 + index),
      name: sceneNames[index] ?? '',
    }
  }),
)

export const themes = [
  { id: 'leadership', label: '首長と管理部門の連結' },
  { id: 'teamwork', label: '職場のチームワーク' },
  { id: 'collaboration', label: '官民・部署の横連携' },
  { id: 'next-generation', label: '次世代の育成' },
] as const

export const collections = [
  { id: 'ppp', label: '公民連携' },
  { id: 'next-leaders', label: '次世代改善リーダー育成' },
  { id: 'kaizen-movement', label: '改善運動' },
  { id: 'culture', label: '組織風土改善' },
  { id: 'team-management', label: 'チーム経営' },
  { id: 'books', label: '書籍事例' },
] as const

export const populationClasses = [
  { id: 'designated-city', label: '政令指定都市' },
  { id: 'core-city', label: '中核市' },
  { id: 'city', label: '一般市' },
  { id: 'special-ward', label: '特別区' },
  { id: 'town-village', label: '町村' },
  { id: 'prefecture', label: '都道府県' },
  { id: 'other', label: 'その他' },
] as const

export type PopulationClassId = (typeof populationClasses)[number]['id']

export const barriers = [
  { id: 'imposed', label: 'やらされ感' },
  { id: 'pushback', label: '庁内の反発' },
  { id: 'managers', label: '管理職の意識' },
  { id: 'few-people', label: '一部職員だけの活動' },
  { id: 'stagnation', label: 'マンネリ・伸び悩み' },
  { id: 'unseen-results', label: '成果が見えない' },
  { id: 'one-person', label: '担当者の異動・属人化' },
  { id: 'silos', label: '縦割り' },
  { id: 'leader-change', label: '首長交代' },
  { id: 'understaffed', label: '人手不足' },
  { id: 'underfunded', label: '予算不足' },
  { id: 'no-precedent', label: '前例がない' },
  { id: 'rules', label: '制度・慣行の壁' },
  { id: 'dependence', label: '依存体質' },
  { id: 'residents', label: '住民の反対' },
  { id: 'consent', label: '議会・関係者の合意' },
  { id: 'conflict', label: '関係者の対立' },
  { id: 'disclosure', label: '説明・情報公開の不足' },
  { id: 'forecast', label: '収支見通しの甘さ' },
  { id: 'disaster', label: '災害・感染症' },
] as const

export type BarrierId = (typeof barriers)[number]['id']

/** In the order of the JIS codes, north to south; the index + 1 is the prefecture's number. */
export const prefectures = [
  ['hokkaido', '北海道'],
  ['aomori', '青森県'],
  ['iwate', '岩手県'],
  ['miyagi', '宮城県'],
  ['akita', '秋田県'],
  ['yamagata', '山形県'],
  ['fukushima', '福島県'],
  ['ibaraki', '茨城県'],
  ['tochigi', '栃木県'],
  ['gunma', '群馬県'],
  ['saitama', '埼玉県'],
  ['chiba', '千葉県'],
  ['tokyo', '東京都'],
  ['kanagawa', '神奈川県'],
  ['niigata', '新潟県'],
  ['toyama', '富山県'],
  ['ishikawa', '石川県'],
  ['fukui', '福井県'],
  ['yamanashi', '山梨県'],
  ['nagano', '長野県'],
  ['gifu', '岐阜県'],
  ['shizuoka', '静岡県'],
  ['aichi', '愛知県'],
  ['mie', '三重県'],
  ['shiga', '滋賀県'],
  ['kyoto', '京都府'],
  ['osaka', '大阪府'],
  ['hyogo', '兵庫県'],
  ['nara', '奈良県'],
  ['wakayama', '和歌山県'],
  ['tottori', '鳥取県'],
  ['shimane', '島根県'],
  ['okayama', '岡山県'],
  ['hiroshima', '広島県'],
  ['yamaguchi', '山口県'],
  ['tokushima', '徳島県'],
  ['kagawa', '香川県'],
  ['ehime', '愛媛県'],
  ['kochi', '高知県'],
  ['fukuoka', '福岡県'],
  ['saga', '佐賀県'],
  ['nagasaki', '長崎県'],
  ['kumamoto', '熊本県'],
  ['oita', '大分県'],
  ['miyazaki', '宮崎県'],
  ['kagoshima', '鹿児島県'],
  ['okinawa', '沖縄県'],
  ['nationwide', '全国'],
].map(([id = '', label = '']): Term => ({ id, label }))

/** Body sections in their fixed order; the id is the anchor on the case page. */
export const sections = [
  { id: 'background', label: '背景' },
  { id: 'actions', label: '取り組み' },
  { id: 'results', label: '成果' },
  { id: 'craft', label: '工夫' },
  { id: 'trouble', label: 'つまずきとその後' },
] as const

export type SectionId = (typeof sections)[number]['id']

/** What became of what the title names; all but the last is a fact that a sentence of the body says. */
export const outcomeStates = [
  { id: 'continuing', label: '続いている' },
  { id: 'changed', label: '形を変えた' },
  { id: 'ended', label: '終わった' },
  { id: 'withdrawn', label: '白紙・撤回・解約' },
  { id: 'unknown', label: '分からない' },
] as const

export type OutcomeStateId = (typeof outcomeStates)[number]['id']

/** Whose words a source holds; `self` are those who did it, operators and contractors too. */
export const sourceKinds = [
  { id: 'official', label: '公文書' },
  { id: 'press', label: '報道' },
  { id: 'self', label: '本人' },
  { id: 'research', label: '研究' },
  { id: 'other', label: 'ほか' },
] as const

export type SourceKindId = (typeof sourceKinds)[number]['id']

/** How well the sources bear a case. */
export const confidences = [
  { id: 'high', label: '高い' },
  { id: 'medium', label: '中くらい' },
] as const

/** What is known of the yen of a case: a sum that it cost, or only amounts that its text speaks of. */
export const moneyStates = [
  { id: 'known', label: '金額の分かる事例' },
  { id: 'mentioned', label: '本文に金額がある' },
] as const

/** Said before amounts that are no sum. */
export const mentionedMoney = '本文に出る金額'

export type MoneyStateId = (typeof moneyStates)[number]['id'] | 'unknown'

/** Parts of the country as people name them; Niigata is of 甲信越, Mie of 東海. */
export const regions = [
  { id: 'hokkaido', label: '北海道' },
  { id: 'tohoku', label: '東北' },
  { id: 'kanto', label: '関東' },
  { id: 'koshinetsu', label: '甲信越' },
  { id: 'hokuriku', label: '北陸' },
  { id: 'tokai', label: '東海' },
  { id: 'kinki', label: '近畿' },
  { id: 'chugoku', label: '中国地方' },
  { id: 'shikoku', label: '四国' },
  { id: 'kyushu', label: '九州' },
  { id: 'okinawa', label: '沖縄' },
] as const

/** Bands of population at the census of 2020; a band holds its lower border. */
export const sizes = [
  { id: 'under-5k', label: '5千人未満', least: 0, below: 5_000 },
  { id: '5k-20k', label: '5千〜2万人', least: 5_000, below: 20_000 },
  { id: '20k-50k', label: '2万〜5万人', least: 20_000, below: 50_000 },
  { id: '50k-100k', label: '5万〜10万人', least: 50_000, below: 100_000 },
  { id: '100k-300k', label: '10万〜30万人', least: 100_000, below: 300_000 },
  { id: 'from-300k', label: '30万人以上', least: 300_000, below: Number.POSITIVE_INFINITY },
] as const

/** The bands to choose by; a prefecture is not compared with the towns in it. */
const sizesAndPrefecture = [...sizes, { id: 'prefecture', label: '都道府県' }] as const

export type SizeId = (typeof sizesAndPrefecture)[number]['id']

/** What a case says of its land. */
const lands = [
  { id: 'island', label: '離島' },
  { id: 'mountain', label: '中山間' },
  { id: 'snow', label: '豪雪地' },
  { id: 'depopulated', label: '過疎地' },
] as const

/** The kind of body that a case is about, besides the town hall. */
const bodies = [
  { id: 'hospital', label: '病院' },
  { id: 'school', label: '学校・教育委員会' },
  { id: 'nursery', label: '保育園・幼稚園' },
  { id: 'library', label: '図書館' },
  { id: 'community-centre', label: '公民館' },
  { id: 'fire', label: '消防' },
  { id: 'water', label: '水道・下水道' },
  { id: 'transport', label: '交通局' },
  { id: 'third-sector', label: '第三セクター' },
] as const

/** Whom a case names as those who began it or carried it. */
const starters = [
  { id: 'young', label: '若手職員' },
  { id: 'volunteers', label: '有志' },
  { id: 'one-person', label: '一人の職員' },
  { id: 'manager', label: '課長・管理職' },
  { id: 'head', label: '首長' },
  { id: 'residents', label: '住民' },
  { id: 'students', label: '学生・生徒' },
  { id: 'union', label: '職員組合' },
] as const

/** When a case began; `recent` and `last-10` count from its last check. */
const starts = [
  { id: 'recent', label: 'この5年' },
  { id: 'last-10', label: 'この10年' },
  { id: 'covid', label: 'コロナ禍' },
  { id: 'reiwa', label: '令和' },
  { id: 'heisei', label: '平成' },
  { id: 'showa', label: '昭和' },
  { id: '2020s', label: '2020年代' },
  { id: '2010s', label: '2010年代' },
  { id: '2000s', label: '2000年代' },
  { id: '1990s', label: '1990年代' },
] as const

/** How long a case has lasted; one without an end counts until its last check. */
const spans = [{ id: 'ten-years', label: '10年以上' }] as const

/** What a case says of what it cost. */
const costs = [
  { id: 'low', label: '費用を抑えた' },
  { id: 'grant', label: '補助金・交付金を使った' },
] as const

/** The facets a search can be narrowed by. `field` has no closed list: its values are the cases' own words. */
export const facets = [
  { id: 'scene', label: '場面', terms: scenes },
  { id: 'stage', label: 'ステージ', terms: stages },
  { id: 'level', label: '変革レベル', terms: levels },
  { id: 'theme', label: 'テーマ', terms: themes },
  { id: 'collection', label: '特集', terms: collections },
  { id: 'field', label: '分野', terms: undefined },
  { id: 'prefecture', label: '都道府県', terms: prefectures },
  { id: 'population', label: '人口の区分', terms: populationClasses },
  { id: 'barrier', label: 'ぶつかった壁', terms: barriers },
  { id: 'region', label: '地方', terms: regions },
  { id: 'people', label: '人口', terms: sizesAndPrefecture },
  { id: 'land', label: '土地', terms: lands },
  { id: 'body', label: '機関', terms: bodies },
  { id: 'starter', label: '担い手', terms: starters },
  { id: 'start', label: '始まり', terms: starts },
  { id: 'span', label: '続いた長さ', terms: spans },
  { id: 'cost', label: '費用', terms: costs },
  { id: 'outcome', label: '結末', terms: outcomeStates },
  { id: 'money', label: '金額', terms: moneyStates },
  { id: 'confidence', label: '確かさ', terms: confidences },
] as const satisfies readonly { id: string; label: string; terms: readonly Term[] | undefined }[]

export type FacetId = (typeof facets)[number]['id']

export const sorts = [
  { id: 'relevance', label: '近い順' },
  { id: 'newest', label: '新しい順' },
  { id: 'updated', label: '確認日順' },
  { id: 'prefecture', label: '北から順' },
  { id: 'size', label: '近い規模から' },
] as const

export type SortId = (typeof sorts)[number]['id']

/** What a search looks at. Words alone need no model: typing asks for them first. */
export const evidences = [
  { id: 'both', label: '言葉と意味' },
  { id: 'words', label: '言葉だけ' },
] as const

export type EvidenceId = (typeof evidences)[number]['id']

/** Which of the found cases a list has: those that fit the words, or also those that have only a part of them. */
export const fits = [
  { id: 'good', label: 'よく合う' },
  { id: 'all', label: 'すべて' },
] as const

export type FitId = (typeof fits)[number]['id']

/** The form of a slug, the name of a case: of its file without `.md`, in addresses and in `related`. */
export const slugPattern = '^[a-z0-9]+(-[a-z0-9]+)*$'

export const longestSlug = 100

const slugForm = new RegExp(slugPattern)

/** Whether a text can be the name of a case. */
export function isSlug(text: string): boolean {
  return text.length <= longestSlug && slugForm.test(text)
}

/** As many cases as stand side by side: the columns of a comparison on A4. */
export const mostCompared = 4

/** The term with this id or this label, or undefined; readers type labels, code and URLs carry ids. */
export function findTerm<T extends Term>(terms: readonly T[], idOrLabel: string): T | undefined {
  return terms.find((term) => term.id === idOrLabel || term.label === idOrLabel)
}

/** The label of an id; an id outside the list (a `field` word) is its own label. */
export function labelOf(terms: readonly Term[] | undefined, id: string): string {
  if (isNegated(id)) return `${labelOf(terms, negate(id))}以外`
  return terms?.find((term) => term.id === id)?.label ?? id
}

/** Whether a chosen value stands for all others: `-tokyo` is whatever is not in 東京都. */
export function isNegated(value: string): boolean {
  return value.startsWith('-')
}

/** The value that is chosen to leave this one out, or, of such a value, the one that it leaves out. */
export function negate(value: string): string {
  return isNegated(value) ? value.slice(1) : `-${value}`
}
