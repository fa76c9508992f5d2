/** Conditions read out of a query: what people say is read, and what only looks like it is not. */

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { facets } from '../../server/contract/vocabulary.ts'
import { readConditions } from '../../server/search/conditions/read-conditions.ts'
import { vocabularyPatterns } from '../../server/search/conditions/vocabulary-patterns.ts'
import { wishPatterns } from '../../server/search/conditions/wish-patterns.ts'
import { normalizeText } from '../../server/text/normalize.ts'

/** What is read, each as facet:value, with a minus before what is not wanted. */
function read(query: string): string[] {
  return readConditions(normalizeText(query)).map(
    ({ facet, values, not }) => `${not ? '-' : ''}${facet}:${values.join('|')}`,
  )
}

describe('what people say is read', () => {
  test.each<[string, readonly string[]]>([
    ['region:tohoku', ['東北の町', '東北地方の改善', '南東北で', '東北6県の', '東北']],
    ['region:kanto', ['関東の市', '北関東', '関東近郊で', '首都圏の自治体']],
    ['region:hokuriku', ['北陸の市', '北陸3県']],
    ['region:tokai', ['東海地方の市', '東海の自治体', '東海']],
    ['region:koshinetsu', ['甲信越の町', '関東甲信越']],
    ['region:kinki', ['関西の市', '近畿地方', '関西圏']],
    ['region:chugoku', ['中国地方の町', '中国5県', '山陰の市', '中四国']],
    ['region:shikoku', ['四国の町', '四国四県', '中国・四国地方']],
    ['region:kyushu', ['九州の市', '南九州', '九州・沖縄']],
    ['region:okinawa', ['九州・沖縄']],
    ['prefecture:hokkaido', ['北海道の市', '北海道']],
    ['prefecture:shimane', ['島根県の町', '島根の町', '島根 離島', '島根']],
    ['prefecture:kyoto', ['京都府の市', '京都で']],
    ['prefecture:tokyo', ['東京都の区', '東京の事例']],
    ['prefecture:mie', ['三重県', '三重の自治体']],
    ['land:island', ['離島の町', '小さな島で', '島の町']],
    ['land:mountain', ['中山間地域', '山あいの村', '山間部']],
    ['land:snow', ['豪雪地帯', '雪国の市', '雪深い村']],
    ['land:depopulated', ['過疎の町', '過疎地域']],
    [
      'people:20k-50k|50k-100k',
      ['人口5万', '人口５万人の市', '人口五万人', '人口50,000人', '5万人規模の市'],
    ],
    [
      'people:50k-100k|100k-300k',
      ['人口約10万人', '人口十万', '人口10万人くらいの市', '10万人の都市'],
    ],
    [
      'people:under-5k|5k-20k|20k-50k|50k-100k',
      ['人口10万人以下の市', '人口が10万未満', '人口10万人を超えない市'],
    ],
    ['people:from-300k', ['人口30万人以上', '人口三十万を超える市', '大きな市', '大規模自治体']],
    ['people:50k-100k', ['人口5万〜10万人', '人口5-10万人', '人口５～１０万人', '人口7万5千人']],
    ['people:under-5k', ['人口3千人の村', '人口二千人の町', '人口3000人']],
    [
      'outcome:ended|withdrawn',
      ['終わった取り組み', '事業をやめる判断', '白紙に戻った計画', '契約の解除', '廃止した事業'],
    ],
    ['people:5k-20k', ['人口八千人の町', '人口1万5千人の町', '人口12,000人']],
    [
      'people:under-5k|5k-20k|20k-50k',
      ['小さな市', '小規模自治体', '小さい自治体', '人口の少ない町'],
    ],
    ['population:town-village', ['町村の改善', '小さな町', '人口の少ない村', '村役場']],
    ['population:designated-city', ['政令市', '政令指定都市', '大都市で']],
    ['body:hospital', ['市立病院の赤字', '病院の改善', '病棟で']],
    ['body:school', ['学校の働き方', '小学校で', '教育委員会の改善']],
    ['body:library', ['図書館の改修', '司書の']],
    ['body:fire', ['消防署の改善', '消防の働き方', '消防本部']],
    ['body:water', ['水道局', '上下水道の統合', '下水道']],
    ['body:transport', ['交通局の職場', '市営バスの']],
    ['starter:young', ['若手が始めた改善', '若手職員の提案で', '若手チーム', '若手職員が中心の']],
    [
      'starter:manager',
      ['課長が始めた', '課長のリーダーシップ', '管理職が自ら動いた', '係長主導で'],
    ],
    [
      'starter:head',
      ['市長が始めた', '町長の号令', '首長主導', 'トップダウンで進めた', '知事が掲げた'],
    ],
    ['starter:volunteers', ['有志で始めた', '職員有志', '自主勉強会']],
    ['starter:residents', ['住民が立ち上げた', '市民主導の', '住民の手で', '地域住民が運営する']],
    ['starter:union', ['職員組合が提案した', '労組と']],
    ['starter:students', ['高校生が企画した', '女子高生が参加']],
    [
      'span:ten-years',
      ['10年以上続く運動', '二十年続いている', '長く続く', '長年続けている', '30年以上も続いた'],
    ],
    ['start:recent', ['最近の事例', 'ここ5年の取り組み', 'この数年で始まった', '最近始まった']],
    ['start:heisei', ['平成の改善', '平成時代に']],
    ['start:reiwa', ['令和の取組', '令和以降']],
    ['start:2010s', ['2010年代に', '二〇一〇年代']],
    ['start:covid', ['コロナ禍で', 'コロナの時期に']],
    [
      'cost:low',
      [
        'お金をかけずに',
        '予算ゼロで',
        '低コストで',
        '費用をかけない',
        '予算をほとんど使わずに',
        'ゼロ予算',
      ],
    ],
    ['cost:grant', ['補助金を使って', '交付金で整備した']],
    ['theme:next-generation', ['人が育たない', '次世代の育成']],
    ['theme:collaboration', ['横連携', '部署を越えて', '課をまたいで']],
    ['collection:ppp', ['公民連携', '民間と組んで', 'PPP']],
    ['collection:culture', ['組織風土', '風通しの悪い職場', '職場の空気を変える']],
    [
      'barrier:imposed',
      [
        'やらされ感',
        '上から言われてやる',
        '職員のやる気がない',
        'モチベーションが上がらない',
        '余計な仕事を増やすなと言われる',
        '負担に感じている',
        '指示待ちの職員',
      ],
    ],
    [
      'barrier:pushback',
      [
        '庁内の反発',
        '同僚に白い目で見られる',
        '抵抗勢力',
        '部下がついてこない',
        '現場が嫌がる',
        '職員が協力してくれない',
        '抵抗が強い',
        '協力が得られない',
      ],
    ],
    [
      'barrier:managers',
      [
        '上司が理解してくれない',
        '管理職が動かない',
        '課長が無関心',
        '上司がわかってくれない',
        '部長が首を縦に振らない',
        '課長の腰が重い',
        '上司に話が通じない',
        '上が動かない',
      ],
    ],
    [
      'barrier:few-people',
      [
        'いつも同じ人ばかり',
        '一部の職員だけ',
        '仲間が増えない',
        '誰もついてこない',
        '誰も手を挙げない',
        '参加者が少ない',
        '空回りしている',
        '内輪だけで終わる',
      ],
    ],
    [
      'barrier:stagnation',
      [
        'マンネリ',
        '提案が集まらない',
        '形骸化した',
        '毎年同じことの繰り返し',
        'アイデアが出てこない',
        '活動が続かない',
        '飽きられた',
        '活動が停滞している',
      ],
    ],
    [
      'barrier:unseen-results',
      [
        '成果が見えない',
        '効果が分からない',
        '費用対効果を問われる',
        '成果を聞かれて困る',
        '数字に表れない',
        '手応えがない',
        '効果を説明できない',
      ],
    ],
    [
      'barrier:one-person',
      [
        '属人化',
        '異動で途切れた',
        '担当者が代わると',
        '引き継ぎがない',
        'マニュアルがない',
        '前任者しか知らない',
        'ベテランが退職する',
        'ノウハウが残らない',
      ],
    ],
    [
      'barrier:silos',
      [
        '縦割り',
        'たらい回し',
        '部署間の壁',
        '課どうしで押し付け合う',
        'どこの担当か分からない',
        '横の連携がない',
        '他の課が協力しない',
        '部署をまたぐと進まない',
      ],
    ],
    [
      'barrier:leader-change',
      [
        '市長が交代して',
        '首長が変わると',
        '新しい市長になって',
        '市長選で方針が変わった',
        '選挙でひっくり返った',
        '前の町長の肝いりだった',
        '前市長の目玉事業',
      ],
    ],
    [
      'barrier:understaffed',
      [
        '人手が足りない',
        '人手不足',
        '忙しくて',
        '兼務だらけ',
        '欠員が埋まらない',
        '仕事が増える一方',
        '一人で何役もこなす',
        '職員がいない',
      ],
    ],
    [
      'barrier:underfunded',
      [
        '予算がない',
        '財政難',
        'お金が足りない',
        '予算がもらえない',
        '補助金が切れた',
        '財政課に切られた',
        '査定で落とされた',
        'お金をかけられない',
      ],
    ],
    [
      'barrier:no-precedent',
      [
        '前例がない',
        '前例踏襲',
        '参考になる事例がない',
        'どこもやっていない',
        '手探りで進める',
        'ゼロからつくる',
        '先行事例が少ない',
      ],
    ],
    [
      'barrier:rules',
      [
        '制度の壁',
        '条例に縛られて',
        '法律が許さない',
        '規則だからと言われる',
        '慣習が根強い',
        '要綱に引っかかる',
        '昔からこうだと言われる',
      ],
    ],
    [
      'barrier:dependence',
      [
        '行政に頼りきり',
        '補助金に依存する',
        '人任せ',
        '何でも役所に言ってくる',
        'コンサル任せ',
        '住民が受け身',
        '住民が動かない',
        'お任せになっている',
      ],
    ],
    [
      'barrier:residents',
      [
        '住民の反対',
        '反対運動',
        '市民から反発',
        '説明会が荒れた',
        '地元が納得しない',
        '町内会に断られた',
        'クレームが殺到した',
        '迷惑施設',
      ],
    ],
    [
      'barrier:consent',
      [
        '議会の反対',
        '合意形成',
        '地権者の同意',
        '議員が首を縦に振らない',
        '議会を通らない',
        '関係者の足並みがそろわない',
        '議会で紛糾した',
        '同意が得られない',
      ],
    ],
    [
      'barrier:conflict',
      [
        '関係がこじれた',
        '対立する',
        'もめている',
        '職場がぎすぎすしている',
        '派閥がある',
        '板挟みになる',
        '口もきかない',
        '折り合いが悪い',
      ],
    ],
    [
      'barrier:disclosure',
      [
        '説明不足',
        '情報を出さない',
        '市民に知らされていない',
        '寝耳に水だと言われた',
        '議事録がない',
        '決め方が見えない',
        '住民に説明しないまま',
      ],
    ],
    [
      'barrier:forecast',
      [
        '赤字になった',
        '収支見通しの甘さ',
        '需要予測が外れた',
        '客が来ない',
        '思ったより利用が少ない',
        '見積もりが甘かった',
        '借金が膨らんだ',
        '経営が行き詰まった',
      ],
    ],
    [
      'barrier:disaster',
      [
        '地震の後',
        '感染症で止まった',
        'コロナで',
        '被災した町',
        '新型ウイルスの影響',
        '大雪の後',
        '豪雨に備える',
        '避難所の運営',
        '災害時',
      ],
    ],
  ])('as %s: %j', (wanted, queries) => {
    for (const query of queries) expect(read(query), query).toContain(wanted)
  })

  test.each<[string, readonly string[]]>([
    ['-prefecture:tokyo', ['東京都以外', '東京以外の事例', '東京を除く', '東京都は除いて']],
    ['-population:town-village', ['町村以外', '町村ではない市', '町村じゃない', '町村を除いた']],
    ['-population:designated-city', ['大都市でない', '政令市以外', '政令市の事例以外']],
    ['-body:hospital', ['病院以外', '病院を除く']],
    ['-barrier:silos', ['縦割り以外の壁']],
    ['-people:from-300k', ['人口60万人以上を除く']],
    ['-people:under-5k|5k-20k|20k-50k', ['小さな市以外の市', '小さな市ではない']],
    ['-region:kanto', ['関東以外', '首都圏ではない', '関東でもない']],
  ])('as not wanted, %s: %j', (wanted, queries) => {
    for (const query of queries) expect(read(query), query).toContain(wanted)
  })

  test.each<[readonly string[], readonly string[]]>([
    [
      ['-region:kanto', '-region:kinki'],
      [
        '関東や関西以外',
        '関東でも関西でもない',
        '関東・関西以外',
        '関東と関西ではない市',
        '関東か関西を除く',
      ],
    ],
    [
      ['-prefecture:osaka', '-prefecture:tokyo'],
      ['東京都や大阪府以外', '東京都でも大阪府でもない'],
    ],
    [
      ['-body:hospital', '-body:school'],
      ['病院や学校以外', '病院でも学校でもない'],
    ],
    [
      ['-body:school', 'region:kanto'],
      ['関東の、学校以外', '関東で学校以外'],
    ],
  ])('listed before what is not wanted, %j: %j', (wanted, queries) => {
    for (const query of queries) expect(read(query).sort(), query).toEqual(wanted)
  })
})

describe('what only looks like it is not', () => {
  test.each<[string, readonly string[]]>([
    [
      'region:',
      [
        '関東学院',
        '関西大学',
        '関西国際空港',
        '東北大学',
        '東北まちづくりオフサイトミーティング',
        '北九州市',
        '四国中央市',
        '東海道',
        '東海村',
        '中国の都市',
        '中国人観光客',
        '九州大学',
        '近畿経済産業局',
        '北陸新幹線',
        '東日本大震災',
      ],
    ],
    [
      'prefecture:',
      [
        '広島市',
        '福島市',
        '徳島市',
        '石川さん',
        '山口氏',
        '長野恭紘',
        '三重の壁',
        '三重に点検',
        '大分よくなった',
        '北海道大学',
        '青森再開発',
        '京都大学',
      ],
    ],
    ['prefecture:kyoto', ['東京都', '東京都の区']],
    ['land:', ['島根', '福島', '広島', '徳島', '島根県の町', '雪が降った', '山形']],
    [
      'people:',
      [
        '人口減少',
        '人口1人当たり',
        '人口2020年',
        '人口の10%',
        '職員1000人の市',
        '来場者5万人',
        '予算5万円',
        '人口万',
        '人口千',
      ],
    ],
    ['population:', ['町村長', '小さな市場', '大都市圏']],
    ['body:', ['病院へ行く職員', '病院に通う', '消防団', '学校に行けない', '学校帰り']],
    [
      'starter:',
      [
        '若手が辞める',
        '若手が育たない',
        '市長が変わった',
        '課長が動かない',
        '住民の反対',
        '若手経営者',
      ],
    ],
    ['span:', ['10年続かない', '長続きしない', '10年後', '長く続かなかった']],
    [
      'start:',
      ['平成20年', '平成元年', '平成の大合併', '昭和町', '令和五年', '最近の例外', '2010年'],
    ],
    ['cost:', ['予算がない', 'お金をかけた', '予算00', '補助金に頼る', '費用対効果']],
    ['-population:', ['小さな市以外の市', '町村でなくても', '町村だけでなく']],
    ['barrier:disaster', ['コロナ禍']],
    ['', ['失敗した', '失敗していない', 'うちの市', '-町村', '-東京都']],
  ])('as %s: %j', (unwanted, queries) => {
    for (const query of queries) {
      const found = read(query).filter((one) => one.startsWith(unwanted))
      expect(found, query).toEqual([])
    }
  })
})

const phrases = [
  '東北',
  'の',
  '小さな市',
  '人口',
  '十万',
  '5',
  '万',
  '以外',
  '東京都',
  '病院',
  'ない',
  '〜',
  '-',
  '平成',
  'が',
  '始めた',
  '若手',
  '\ud800',
  ' ',
]
const anyQuery = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...phrases), { maxLength: 20 }).map((parts) => parts.join('')),
)

describe('reading any text', () => {
  it('never throws, names each condition once, and only values that there are', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const found = readConditions(normalizeText(text))
        const names = found.map(({ facet, values }) => `${facet}:${values[0]}`)
        expect(new Set(names).size).toBe(names.length)
        for (const { facet, values, label } of found) {
          const terms = facets.find(({ id }) => id === facet)?.terms
          expect(values.length).toBeGreaterThan(0)
          expect(label).not.toBe('')
          const isKnown = (value: string) => !terms || terms.some(({ id }) => id === value)
          expect(values.every(isKnown), `${facet} ${values}`).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds the same in full and in half width', () => {
    const widen = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...phrases)), (parts) => {
        const text = parts.join('')
        expect(read(widen(text))).toEqual(read(text))
      }),
    )
  })

  it('knows every value that a pattern names', () => {
    for (const { facet, values } of [...wishPatterns, ...vocabularyPatterns]) {
      const terms = facets.find(({ id }) => id === facet)?.terms
      const unknown = values.filter((value) => terms && !terms.some(({ id }) => id === value))
      expect(unknown, facet).toEqual([])
    }
  })
})
