/** Every page and state of the product: what is tested, reported on and photographed. */

const words = (text: string): string => `/search?q=${encodeURIComponent(text)}`

const receivedList = Buffer.from(
  JSON.stringify({
    version: 1,
    name: '秋の勉強会',
    cases: [
      { slug: 'kitakami-city-ping-pong-pang', note: '部長級の賛成をどう得たか。' },
      { slug: 'fukuoka-city-dna-undo' },
      { slug: 'no-longer-there' },
    ],
  }),
).toString('base64url')

const receivedPlan = Buffer.from(
  JSON.stringify({
    kind: 'kaizen-plan',
    version: 1,
    name: '秋の改善塾',
    cases: [{ slug: 'fukuoka-city-dna-undo', title: '福岡市のDNA運動' }],
    request: { minutes: 60, purpose: 'know', own: 'city' },
  }),
).toString('base64url')

export type Screen = {
  /** Also the name of its picture. */
  name: string
  path: string
  /** Words that stand on it when it is complete. */
  sign: string
}

export const screens: readonly Screen[] = [
  { name: 'start', path: '/', sign: '読みはじめの三つ' },
  {
    name: 'results',
    path: `${words('小さな町の公民連係')}&scene=community.innovate`,
    sign: '読みかえ',
  },
  {
    name: 'read conditions',
    path: `${words('東京都以外の小さな市で、若手が始めた改善運動')}&ignore=collection:kaizen-movement`,
    sign: '読み取り',
  },
  { name: 'no answer', path: words('電動キックボードの規制'), sign: '該当する事例はない' },
  {
    name: 'no answer among conditions',
    path: `${words('電動キックボードの規制')}&population=city&starter=head`,
    sign: '該当する事例はない',
  },
  {
    name: 'seldom conditions',
    path: `${words('若手が始めたお金をかけない改善')}&starter=young#filters`,
    sign: '続いた長さ',
  },
  { name: 'case', path: '/cases/fukuoka-city-dna-undo', sign: '出典' },
  { name: 'case without a path', path: '/cases/chiba-city-chibarepo', sign: '出典' },
  {
    name: 'nothing matches',
    path: '/search?prefecture=tottori&population=designated-city',
    sign: 'すべての条件に合う事例はない',
  },
  { name: 'filters', path: '/search?outcome=continuing#filters', sign: '絞り込み' },
  { name: 'start pictures', path: '/#pictures', sign: '動いていた期間' },
  { name: 'locate', path: '/locate', sign: '自分はどこにいるか' },
  {
    name: 'located',
    path: '/locate#who=workplace&where=organization&question=improve&body=city',
    sign: '二つの場面の間',
  },
  { name: 'error', path: '/search?q=%E3%81', sign: '誤り' },
  { name: 'old link', path: '/search?stage=mars&topic=x', sign: '使えない条件' },
  { name: 'missing', path: '/nothing-here', sign: 'このページはない' },
  { name: 'coverage', path: '/coverage', sign: '収録の状況' },
  { name: 'about', path: '/about', sign: 'この図書館について' },
  { name: 'taxonomy', path: '/taxonomy', sign: '分類の説明' },
  { name: 'accessibility', path: '/accessibility', sign: '試験の結果' },
  {
    name: 'compare',
    path: '/compare?slug=kitakami-city-ping-pong-pang&slug=fukuoka-city-dna-undo&slug=yamagata-city-tohoku-om',
    sign: 'わが市との違い',
  },
  { name: 'compare nothing', path: '/compare', sign: '2〜4件を横に並べて読む' },
  {
    name: 'compare one',
    path: '/compare?slug=kitakami-city-ping-pong-pang&slug=no-longer-there',
    sign: 'もう1件足すと、横に並ぶ',
  },
  {
    name: 'one page',
    path: '/onepage?slug=kitakami-city-ping-pong-pang&slug=fukuoka-city-dna-undo&q=職員の提案を続けるには',
    sign: 'うちとの違い',
  },
  { name: 'one page nothing', path: '/onepage', sign: '会議に持っていくA4一枚にする' },
  { name: 'walls', path: '/walls', sign: '取られた手' },
  { name: 'list', path: '/list', sign: '受け取る' },
  { name: 'received list', path: `/list#list=p${receivedList}`, sign: 'この事例は公開を終えた' },
  {
    name: 'kit',
    path: '/kit?slug=kitakami-city-ping-pong-pang&slug=fukuoka-city-dna-undo',
    sign: '進行役の紙',
  },
  { name: 'kit nothing', path: '/kit', sign: '事例を1〜4件選ぶと' },
  { name: 'plans', path: '/plans', sign: '受け取る' },
  { name: 'received plan', path: `/plans#plan=p${receivedPlan}`, sign: '自分の案に加える' },
  { name: 'visit', path: '/visit?slug=nishio-city-pfi-review', sign: 'ご担当者様' },
  { name: 'updates', path: '/updates', sign: '更新情報' },
  { name: 'programs', path: '/api', sign: 'プログラムから使う' },
  {
    name: 'list in other pages',
    path: `/embed?q=${encodeURIComponent('窓口')}`,
    sign: '自分のページに事例を載せる',
  },
]
