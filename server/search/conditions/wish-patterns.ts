/**
 * How people say the conditions, tried on a query in normal form. Each is written for the kind, and rather misses a wish
 * than reads one that nobody had: 若手が辞める is a trouble, not a wish for cases that young people began.
 */

import type { FacetId } from '../../contract/vocabulary.ts'

export type ConditionPattern = {
  facet: FacetId
  /** Any of them will do. */
  values: readonly string[]
  pattern: RegExp
}

/** A pattern for values of a facet, the values between spaces. */
export const when = (facet: FacetId, value: string, pattern: RegExp): ConditionPattern => ({
  facet,
  values: value.split(' '),
  pattern,
})

/** Behind a region or a prefecture stands what goes on with it, not the rest of a name: 関東学院, 東北大学, 四国中央市. */
const places: readonly ConditionPattern[] = [
  when(
    'region',
    'tohoku',
    /(?<![\p{L}\p{N}])[北南]?東北(?:地方|地区|圏|各県|[6六]県)?(?!(?!以外)[\p{Script=Han}\p{Script=Katakana}a-z]|まち)/u,
  ),
  when(
    'region',
    'kanto',
    /(?<![\p{L}\p{N}])[北南]?関東(?:地方|地区|圏|近郊|各県|[1一][都]?[6六]県)?(?:甲信越)?(?!(?!以外)[\p{Script=Han}\p{Script=Katakana}a-z])|首都圏/u,
  ),
  when('region', 'koshinetsu', /甲信越|甲信(?:地方|地区)|北信越/),
  when(
    'region',
    'hokuriku',
    /(?<![\p{Script=Han}\p{Script=Katakana}])北陸(?:地方|地区|[34三四]県)?(?!(?!以外)[\p{Script=Han}\p{Script=Katakana}a-z])|北信越/u,
  ),
  when(
    'region',
    'tokai',
    /(?<![\p{Script=Han}\p{Script=Katakana}])東海(?:地方|地区|[34三四]県|(?=の(?:自治体|市|町|村|事例|取))|(?=[ 、・で]|$))/u,
  ),
  when('region', 'koshinetsu hokuriku tokai', /中部(?:地方|地区|圏)/),
  when(
    'region',
    'kinki',
    /(?<![\p{Script=Han}\p{Script=Katakana}])(?:関西|近畿)(?:地方|地区|圏|一円|各府県)?(?!(?!以外)[\p{Script=Han}\p{Script=Katakana}a-z]|弁)/u,
  ),
  when('region', 'chugoku', /中国(?:地方|地区|[5五]県|・?四国)|中四国|山陰|山陽(?:地方|側)|瀬戸内/),
  when(
    'region',
    'shikoku',
    /(?<![\p{Script=Han}\p{Script=Katakana}])(?:中国?・?)?四国(?:地方|地区|[4四]県)?(?!(?!以外)[\p{Script=Han}\p{Script=Katakana}a-z]|八十八)/u,
  ),
  when(
    'region',
    'kyushu',
    /(?<![\p{Script=Han}\p{Script=Katakana}])[南]?九州(?:地方|地区|各県|・?沖縄)?(?!(?!以外)[\p{Script=Han}\p{Script=Katakana}a-z])|北部九州/u,
  ),
  when('region', 'okinawa', /九州・?沖縄/),
  when('region', 'kinki chugoku shikoku kyushu okinawa', /西日本(?!旅客|新聞|シティ|電信|高速)/),
  when('region', 'hokkaido tohoku kanto koshinetsu', /東日本(?!大震災|旅客|電信|高速)/),
  when('land', 'island', /離島|島しょ部|島嶼部|(?<![\p{L}])島の(?:町|村|自治体|役場)|小さな島/u),
  when('land', 'mountain', /中山間|山間(?:部|地)|山あい|山村|山の(?:町|村|中の[町村])/),
  when('land', 'snow', /豪雪|雪国|雪の多い|雪深い|積雪地|大雪の/),
  when('land', 'depopulated', /過疎/),
]

const towns: readonly ConditionPattern[] = [
  when(
    'population',
    'town-village',
    /小さ[ない][町村]|町村(?!長)|[町村]役場|人口の少ない[町村]|山あいの[町村]|山村/,
  ),
  when('population', 'designated-city', /政令指定都市|政令市|指定都市|大都市(?!圏)/),
  when('population', 'core-city', /中核市|中核都市/),
  when('population', 'special-ward', /特別区|23区|区役所/),
  // Not 小さな市以外: large cities are cities too.
  when('population', 'city', /小さ[ない]市(?!場|民|以外|では?な|を?除)/),
  when(
    'population',
    'prefecture',
    /県庁(?!所在|のある|の(?:ある)?市)|都庁|府庁|道庁|(?<!\p{Script=Han})県の(?:職員|改善|改革|取り?組|部局|組織|本庁|行革|人事)|都道府県(?!税)/u,
  ),
  when(
    'people',
    'under-5k 5k-20k 20k-50k',
    /小さ[ない](?:自治体|市(?!場|民)|役所|役場|まち|市町村)|小規模(?:な)?(?:自治体|市町村|市(?!場)|都市|団体|な役所)|人口(?:規模)?の(?:少な|小さ)い|人口が少ない/,
  ),
  when(
    'people',
    '50k-100k 100k-300k',
    /中規模(?:な)?(?:自治体|市(?!場)|都市)|中くらいの(?:市|自治体)|地方の中都市/,
  ),
  when(
    'people',
    'from-300k',
    /大き[ない](?:自治体|市(?!場|民)|都市|まち|役所)|大規模(?:な)?(?:自治体|市(?!場)|都市)|人口の多い/,
  ),
]

/** Not what somebody goes to: 病院へ行く職員 has no wish for hospitals. */
const bodies: readonly ConditionPattern[] = [
  when(
    'body',
    'hospital',
    /(?:公立|市立|町立|県立|市民|自治体)?病院(?!(?:に|へ)(?:行|通|かか|運)|通い|帰り|代)|医療センター|診療所|病棟/,
  ),
  when(
    'body',
    'school',
    /(?:小|中|小中|高等|支援)?学校(?!(?:に|へ)(?:行|通)|帰り|の?跡|通)|教育委員会|教育現場|(?<![\p{Script=Han}])(?:高校|校長)(?!生)|教員|教職員/u,
  ),
  when('body', 'nursery', /保育(?:園|所|士)|こども園|子ども園|幼稚園/),
  when('body', 'library', /図書館(?!(?:に|へ)(?:行|通))|司書/),
  when('body', 'community-centre', /公民館|交流センター|コミュニティセンター/),
  when('body', 'fire', /消防(?:署|局|本部|士|職員|隊)?(?!団|庁|法)|救急隊/),
  when('body', 'water', /(?:上下)?水道(?:局|部|課|事業|企業団)?|下水(?:道|処理)/),
  when('body', 'transport', /交通局|(?:市営|町営|公営)(?:バス|交通|地下鉄)|市バス|市電/),
  when('body', 'third-sector', /第[三3]セクター|三セク/),
]

const starters: readonly ConditionPattern[] = [
  when(
    'starter',
    'young',
    /(?:若手|若い(?:職員|人|世代))(?:職員)?(?:たち|ら)?(?:が|の|だけで|から|による|中心|主体|発の?|主導).{0,8}(?:始|はじ|立ち?上げ|提案|発案|主導|主役|中心|主体|動か(?!な)|動い|企画|進め|引っ張|つく|作っ|作る|取り?組|チーム|プロジェクト|有志|グループ|委員会|会|生まれ|声)|若手(?:職員)?(?:チーム|プロジェクト|有志|グループ|委員会|主導|中心|主体|発)/,
  ),
  when(
    'starter',
    'volunteers',
    /有志|自主(?:勉強会|研究会|的な勉強会|グループ)|業務時間外の(?:活動|勉強会)/,
  ),
  when(
    'starter',
    'one-person',
    /(?:一|1|ひと)(?:人|り)(?:の(?:職員|担当者?))?(?:で|だけで|から|が)(?:始|はじ|動|やり|立ち?上げ|広げ|変え)|自分一人|個人で始め|一職員(?:が|から|の)/,
  ),
  when(
    'starter',
    'manager',
    /(?:課長|係長|部長|室長|所長|場長|管理職|所属長)(?:たち|ら)?(?:が|自ら|の|による|から|主導|発).{0,6}(?:始|はじ|立ち?上げ|提案|発案|主導|主役|動か(?!な)|動い|進め|引っ張|旗振り|つく|作っ|取り?組|号令|リーダーシップ|変え)|(?:課長|係長|部長|管理職)(?:主導|発案)/,
  ),
  when(
    'starter',
    'head',
    /(?:首長|市長|町長|村長|区長|知事|トップ)(?:が|自ら|の|による|から|主導|発).{0,6}(?:始|はじ|立ち?上げ|提案|発案|主導|旗振り|動か(?!な)|引っ張|つく|作っ|掲げ|打ち出|号令|指示|リーダーシップ|決断|公約|本気|先頭|肝いり|呼びか)|トップダウン(?:で|の|型)|(?:首長|市長|町長|村長|知事)(?:主導|発)/,
  ),
  when(
    'starter',
    'residents',
    /(?:住民|市民|町民|村民|区民|県民|島民|地元|地域)(?:の人)?(?:たち|ら)?(?:が|自ら|の手|から|による|主導|主体|発).{0,6}(?:始|はじ|立ち?上げ|提案|発案|主導|主役|主体|動か(?!な)|動い|引っ張|つく|作っ|運営|担|取り?組|自治|まちづくり)|(?:住民|市民)(?:主導|主体|発|自治|の手で)/,
  ),
  when(
    'starter',
    'students',
    /(?:高校生|中学生|大学生|学生|生徒|女子高生|jk)(?:たち|ら)?(?:が|の|による|と(?:一緒|とも)|主体|発).{0,8}(?:始|はじ|立ち?上げ|提案|主役|企画|動|つく|作|取り?組|参加|まちづくり|活動|課)/,
  ),
  when('starter', 'union', /職員組合|労働組合|労組|職員団体/),
]

const times: readonly ConditionPattern[] = [
  when(
    'span',
    'ten-years',
    /(?:[1-9]\d|十|二十|三十|何十)年(?:以上|超|近く|も|余り|間)?(?:も|に(?:わた|渡)[っり]て?)?(?:続(?!か|け(?:ら)?(?:れ)?な)|継続(?!でき(?:な|ず)|しな)|つづ(?!か))|長(?:年|く|い間|期間)(?:に(?:わた|渡)って)?(?:続(?!か|け(?:ら)?(?:れ)?な)|つづ(?!か)|継続(?!でき(?:な|ず)|しな))|長続き(?!し(?:な|ま)|せず)|息の長い/,
  ),
  when(
    'start',
    'recent',
    /(?:最近|近年|ここ最近)の(?:事例|取組|取り組み|例(?!外)|動き|改善|成功|失敗)|最近(?:始|はじ|でき|スタート|立ち上)|(?:ここ|この|直近|過去|最近)の?(?:数|[1-5一二三四五])年(?:の|以内|間の|間で始|で始|に始|ほどの)|新し(?:い|め)の?(?:事例|取組|取り組み)|直近の(?:事例|取)/,
  ),
  when(
    'start',
    'last-10',
    /(?:ここ|この|直近|過去|最近)の?(?:10|十)年(?:の|以内|間の|間で始|で始|に始|ほどの)/,
  ),
  when(
    'start',
    'covid',
    /コロナ禍|コロナ(?:の)?(?:中で|とき|時期?に|時代|対応の中|下で)|ウィズコロナ|緊急事態宣言/,
  ),
  when('start', 'reiwa', /令和(?![\d元一二三四五六七八九十])(?:時代|以降)?/),
  when('start', 'heisei', /平成(?![\d元一二三四五六七八九十]|の大?合併|大合併)(?:時代|の間|年間)?/),
  when(
    'start',
    'showa',
    /昭和(?![\d元一二三四五六七八九十]|の大?合併|[町村区市]|女子|大学)(?:時代|の頃|の昔)?/,
  ),
  when('start', '2020s', /(?:2020|20)年代(?!の職員|の若手|職員)/),
  when('start', '2010s', /(?:2010|二〇一〇)年代/),
  when('start', '2000s', /(?:2000|二〇〇〇)年代/),
  when('start', '1990s', /(?:19)?90年代/),
]

const costs: readonly ConditionPattern[] = [
  when(
    'cost',
    'low',
    /(?:お金|予算|費用|経費|コスト|公費|税金|元手)(?:を|は|も)?(?:あまり|ほとんど|大して|なるべく|できるだけ)?(?:かけ|使わ|掛け)(?:ず|ない(?!と)|なくて)|お金の(?:かからない|いらない)|(?:お金|費用|予算)が?(?:かからない|いらない|要らない)|予算(?:ゼロ|0(?!\d)|なし|無し|がなくても|をつけず)|ゼロ(?:予算|円)|(?:0|零)円で|低(?:コスト|予算|費用)|ローコスト|(?:安く|安上がり|格安|無料で|手弁当)(?!なか)|(?:費用|予算|経費|コスト)を(?:抑え|おさえ|節約)/,
  ),
  when(
    'cost',
    'grant',
    /(?:補助金|交付金|助成金)(?:を?(?:使|活用|もら|取っ|得|受け|充て)|で(?:始|つく|作|整備|賄))/,
  ),
]

/** Every pattern for what a case says besides its front matter, in the order in which conditions are named. */
export const wishPatterns: readonly ConditionPattern[] = [
  ...places,
  ...towns,
  ...bodies,
  ...starters,
  ...times,
  ...costs,
]
