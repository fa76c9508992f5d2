/** Words by which a text shows that a barrier stands in it, besides the barrier's own name. */

import { barriers, labelOf } from '../vocabulary.ts'

export type BarrierId = (typeof barriers)[number]['id']

/**
 * Broad words do no harm: they are only looked for in cases that name the barrier, and only decide whether it stands
 * in the text before the vote.
 */
const clues: Record<BarrierId, RegExp> = {
  imposed: /やらされ|押し付け|また上から|掛け声だけ|指示や通達|スローガン/,
  pushback: /反発|抵抗|冷ややか|断られ|嫌われ/,
  managers: /管理職|課長たち|幹部/,
  'few-people': /一部の職員|意欲の高い職員|同じ顔ぶれ|有志/,
  stagnation:
    /マンネリ|伸び悩|形骸|頭打ち|型どおり|題材[がも]尽き|件数[がは]少な|新しい参加者|途絶え/,
  'unseen-results': /(成果|効果)[がもを](見え|示せ|分から)|期待した結果|結果に届か/,
  'one-person': /異動|属人|引き継ぎ|担当以外|一人の(担当|職員)|一人で(担|こな)/,
  silos: /縦割り|部署|部局|課ごと|[0-9]課|組織の壁|複数の課|ほかの職場|担当業務に追われ|係、課、部/,
  'leader-change':
    /(首長|市長|町長|村長|区長|知事)の?(交代|選)|首長が代わ|新しい首長|新(市|町|村|区)長/,
  understaffed:
    /人手|人員|職員の減|職員数|職員の数は変わ|職員[がはもを][^。]{0,14}減|人が減|担い手が足り|手が回|時間すら取れ/,
  underfunded: /予算|財政|財源|経費|費用|お金|資金|税収/,
  'no-precedent': /初めて|手本|前例|先例|全国初|相手にされ|見当がつか/,
  rules: /法令|法律|法の範囲|慣行|規制|従来の方法|役割分担|定期異動/,
  dependence: /補助|頼り|依存/,
  residents: /異論|反対|苦情|不安の声|住民投票/,
  consent: /議会|合意|同意|理解を得る/,
  conflict: /対立|こじれ|もめ|険悪/,
  disclosure:
    /情報公開|情報の量|公開を拒|説明(不足|が足り|がな)|知らされ|伝わら|分かりにく|見えにく/,
  forecast: /赤字|収支|経営が悪化|見込みを[^。]{0,4}下回|届かなかった/,
  disaster: /震災|津波|豪雨|感染|コロナ|地震|災害/,
}

/** Whether a word is one of the vocabulary. */
export function isBarrierId(id: string): id is BarrierId {
  return id in clues
}

/** Whether a text shows a barrier. */
export function showsBarrier(text: string, id: BarrierId): boolean {
  return text.includes(labelOf(barriers, id)) || clues[id].test(text)
}
