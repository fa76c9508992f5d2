/** What a kit knows of each barrier: the moment at which somebody has to move, first moves, and how a text shows it. */

import { type BarrierId, barriers, labelOf } from '../contract/vocabulary.ts'

type BarrierCard = {
  scene: string
  /** ア イ ウ; エ is always the reader's own. */
  moves: readonly [string, string, string]
  /**
   * Words besides the barrier's own name. Broad ones do no harm: they are only looked for in cases that name the
   * barrier, and only decide whether it stands in the text before the vote.
   */
  clues: RegExp
}

const cards: Record<BarrierId, BarrierCard> = {
  imposed: {
    scene: '上から課されるばかりだという思いから、職員にやらされ感が広がっています',
    moves: [
      '名前と入り口を変え、小さく始める',
      'やりたい職員だけで始める',
      '始める前に、職員の不満を聞き切る',
    ],
    clues: /やらされ|押し付け|また上から|掛け声だけ|指示や通達|スローガン/,
  },
  pushback: {
    scene: '庁内の空気は冷ややかで、世話役を頼んでも断られます',
    moves: [
      '反対する人に先に会いに行く',
      '賛成する一課で先に結果を出す',
      '首長の言葉で必要を伝えてもらう',
    ],
    clues: /反発|抵抗|冷ややか|断られ|嫌われ/,
  },
  managers: {
    scene: '課長たちは、これを自分の仕事だと思っていません',
    moves: ['課長自身の困りごとから始める', '人事評価や目標に入れる', '部下の発表の場に課長を招く'],
    clues: /管理職|課長たち|幹部/,
  },
  'few-people': {
    scene: 'いつも同じ顔ぶれで、ほかの職員は活動を知りません',
    moves: [
      '参加の入り口を仕事の中に移す',
      '知らせ方を変え、成果を配る',
      '広げずに、少人数で深める',
    ],
    clues: /一部の職員|意欲の高い職員|同じ顔ぶれ|有志/,
  },
  stagnation: {
    scene: '件数も参加も減り、題材が尽きてきました',
    moves: ['発表や研修を軽くする', '題材の集め方を変える', '一度休み、目的を問い直す'],
    clues: /マンネリ|伸び悩|形骸|頭打ち|型どおり|題材[がも]尽き|件数[がは]少な|新しい参加者|途絶え/,
  },
  'unseen-results': {
    scene: '続けているのに、効果を聞かれても示せません',
    moves: [
      '測るものを一つだけ決める',
      '数でなく、変わった人の話を集める',
      '目標そのものを立て直す',
    ],
    clues: /(成果|効果)[がもを](見え|示せ|分から)|期待した結果|結果に届か/,
  },
  'one-person': {
    scene: '一人の担当者に頼り、その人の異動が近づいています',
    moves: ['手順を書き残す', '二人目を今から付ける', '続かない仕事は、やめると決める'],
    clues: /異動|属人|引き継ぎ|担当以外|一人の(担当|職員)|一人で(担|こな)/,
  },
  silos: {
    scene: '課ごとに仕事と情報が分かれ、全体で動けません',
    moves: ['課をまたぐ小さな会を開く', '決める人を一人置く', 'まず自分の課の情報を出す'],
    clues:
      /縦割り|部署|部局|課ごと|[0-9]課|組織の壁|複数の課|ほかの職場|担当業務に追われ|係、課、部/,
  },
  'leader-change': {
    scene: '首長が代わり、続けてよいか分かりません',
    moves: [
      '新しい首長の言葉で説明し直す',
      '名前を変え、制度に組み込む',
      'いったん止め、要るものだけ残す',
    ],
    clues: /(首長|市長|町長|村長|区長|知事)の?(交代|選)|首長が代わ|新しい首長|新(市|町|村|区)長/,
  },
  understaffed: {
    scene: '人も時間も足りません',
    moves: ['先に、やめる仕事を決める', '外の力を借りる', '規模を小さくして始める'],
    clues:
      /人手|人員|職員の減|職員数|職員の数は変わ|職員[がはもを][^。]{0,14}減|人が減|担い手が足り|手が回|時間すら取れ/,
  },
  underfunded: {
    scene: '財政が厳しく、予算の裏づけがありません',
    moves: ['お金のかからないやり方に絞る', '浮く額を示して予算を取る', '民間や住民と負担を分ける'],
    clues: /予算|財政|財源|経費|費用|お金|資金|税収/,
  },
  'no-precedent': {
    scene: '手本も経験もなく、相手にされません',
    moves: ['小さく試し、結果を見せる', '近い例を探して訪ねる', '認めてくれる一人を探す'],
    clues: /初めて|手本|前例|先例|全国初|相手にされ|見当がつか/,
  },
  rules: {
    scene: '決まりや長年の習わしが、妨げになっています',
    moves: ['決まりの元の文を確かめる', '例外の手続きで試す', '決まりを変える提案を出す'],
    clues: /法令|法律|法の範囲|慣行|規制|従来の方法|役割分担|定期異動/,
  },
  dependence: {
    scene: '補助金や役所に頼り、自分から動く人が育ちません',
    moves: ['期限を切って支える', '相手に決めてもらう', '役所の出番を減らす'],
    clues: /補助|頼り|依存/,
  },
  residents: {
    scene: '住民から異論と不安の声が上がっています',
    moves: [
      '決める前の段階から一緒に考える',
      '反対の理由を聞いて回る',
      '試しに小さく行い、見てもらう',
    ],
    clues: /異論|反対|苦情|不安の声|住民投票/,
  },
  consent: {
    scene: '議会や関係者の合意が得られません',
    moves: ['早い段階で一人ずつ説明する', '合意できる範囲に分ける', '第三者に入ってもらう'],
    clues: /議会|合意|同意|理解を得る/,
  },
  conflict: {
    scene: '当事者どうしの見方がこじれています',
    moves: ['同じ席に着き、事実だけを確かめる', '間に立つ人を置く', '離れて、期限を決めて待つ'],
    clues: /対立|こじれ|もめ|険悪/,
  },
  disclosure: {
    scene: '理由が伝わらず、疑いの声が出ています',
    moves: ['分かっていることを今すべて出す', '出せない理由と時期を示す', '会って話す場を開く'],
    clues: /情報公開|情報の量|公開を拒|説明(不足|が足り|がな)|知らされ|伝わら|分かりにく|見えにく/,
  },
  forecast: {
    scene: '利用も収入も、見込みを大きく下回っています',
    moves: ['見込みを作り直し、公表する', '規模ややり方を縮める', 'やめる条件を決める'],
    clues: /赤字|収支|経営が悪化|見込みを[^。]{0,4}下回|届かなかった/,
  },
  disaster: {
    scene: '災害（感染症）で、ふだんの仕事が止まりました',
    moves: ['続ける仕事を三つに絞る', 'やり方を変えて続ける', '止めると決め、再開の条件を書く'],
    clues: /震災|津波|豪雨|感染|コロナ|地震|災害/,
  },
}

/** The card of a barrier. */
export function cardOf(id: BarrierId): BarrierCard {
  return cards[id]
}

/** Whether a word is one of the vocabulary. */
export function isBarrierId(id: string): id is BarrierId {
  return Object.hasOwn(cards, id)
}

/** Whether a text shows a barrier. */
export function showsBarrier(text: string, id: BarrierId): boolean {
  return text.includes(labelOf(barriers, id)) || cards[id].clues.test(text)
}
