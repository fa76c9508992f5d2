/** What only looks like a condition is none. */

import { describe, expect, test } from 'vitest'
import { nameConditions } from '../support/name-conditions.ts'

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
      const found = nameConditions(query).filter((one) => one.startsWith(unwanted))
      expect(found, query).toEqual([])
    }
  })
})
