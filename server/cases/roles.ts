/** Who acts in a case, sorted by the part they play; read off the words that name them. */

/** Tried in this order, because names overlap: 市民税課 is an office, 市民 are residents. */
const signs: readonly [id: RoleId, words: RegExp][] = [
  ['residents', /NPO|社会福祉協議会|自治会|町内会|町会/],
  ['other', /職員.{0,30}(?:市民|学生|民間)|大学|アドバイザー|コンサルタント/],
  ['leader', /(?:市|町|村|区|首)長(?:村長)?(?!政策室)|知事|特別職/],
  ['staff', /(?<!農協)職員(?!.*審査員$)|管理職|[課係部局場]長|有志|専門官|市職員/],
  ['council', /(?:議会|議員|委員会|審議会|審査会|検討会|協議会)/],
  ['business', /会社|企業(?!団)|事業者|銀行|信用金庫|SPC|経営者|農協|事業所|金融機関/],
  [
    'office',
    /(?:企画|行革|行政改革|行財政|業務改[善革]|人事|財政|財務|総務|政策|経営|秘書|管財|管理部門).{0,30}(?:課|室|係|班|部|局|担当|部門|本部|官)/,
  ],
  ['staff', /(?:課|室|係|班|部|局|チーム|職場|センター|担当|部門|本部|部署)(?:など|ほか|各課)?$/],
  [
    'residents',
    /住民|市民|町民|村民|区民|島民|県民|団体|財団|ボランティア|農家|地権者|学生|消防団/,
  ],
]

const labels: readonly { id: RoleId; label: string }[] = [
  { id: 'leader', label: '首長' },
  { id: 'office', label: '管理部門' },
  { id: 'staff', label: '職場・職員' },
  { id: 'council', label: '議会・委員会' },
  { id: 'business', label: '事業者' },
  { id: 'residents', label: '住民・団体' },
  { id: 'other', label: 'ほか' },
]

type RoleId = 'leader' | 'office' | 'staff' | 'council' | 'business' | 'residents' | 'other'

type Role = { id: RoleId; label: string; actors: string[] }

/** The actors by role, in a fixed order; roles without actors are left out. */
export function groupByRole(actors: readonly string[]): Role[] {
  return labels.flatMap(({ id, label }) => {
    const own = actors.filter((actor) => roleOf(actor) === id)
    return own.length > 0 ? [{ id, label, actors: own }] : []
  })
}

/** Brackets tell where a person works; behind any other name they only add to it. */
function roleOf(actor: string): RoleId {
  const name = actor.replace(/（[^（）]*）/g, '')
  const remark = /（([^）]*)/.exec(actor)?.[1] ?? ''
  const isPerson = /氏$/.test(name) || /職員/.test(remark)
  const words = isPerson ? `${name}（${remark.replace(/、.*$/, '')}` : name
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? 'other'
}
