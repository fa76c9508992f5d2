/** How the words of the classification are told apart: the editors' working definitions. */

import type { LevelId, SceneId, StageId } from '../../server/vocabulary.ts'

export const howStagesDiffer: Readonly<Record<StageId, string>> = {
  individual:
    '職員一人ひとりが動かす。変わるのは、自分の仕事のやり方、考え方、人とのつながり。上司の許しがなくても始められる範囲。',
  workplace: '係・課・事業所の長とメンバーが動かす。変わるのは、チームの手順、関係、雰囲気。',
  organization:
    '首長・幹部・管理部門（企画、行革、人事、財政）と全部署が動かす。変わるのは、庁内の仕組み、計画と制度、風土。',
  community:
    '役所と住民・企業・団体・ほかの自治体が動かす。変わるのは、まちの課題の解き方と、官民の役割の分け方。',
}

export const howLevelsDiffer: Readonly<Record<LevelId, string>> = {
  fix: '「決めた通りになっているか」と問う。すでにある基準・手順・関係から外れたものを元に戻し、起きないようにする。基準は変えない。',
  improve:
    '「もっとよいやり方はないか」と問う。今の目的と制度の枠の中で、やり方をよくする。基準を上げ、無駄を減らし、使う人の満足を高める。',
  innovate:
    '「そもそも何のために、誰とやるのか」と問う。目的や前提、担い手の組み合わせから問い直し、これまでにない仕組みをつくる。',
}

/** Who leads in a scene, and how. */
export const sceneLeads: Readonly<Record<SceneId, string>> = {
  'individual.fix': '担当者本人が、ミスや二度手間に気づき、記録し、原因をつぶす。',
  'individual.improve':
    '担当者が、隣の人を一人巻き込みながら、自分の業務の手順を見直し、成果を職場に返す。',
  'individual.innovate':
    '有志の職員が、肩書や役所の外に出て学び、小さく試し、持ち帰って仕事にする。',
  'workplace.fix':
    '所属長や係長が、関係のもつれや引継ぎ漏れ、偏った仕事を、話し合いの場で表に出して直す。',
  'workplace.improve':
    '係や課の全員と世話役が、一職場一改善、発表会、事例の共有と表彰などで手順をよくする。',
  'workplace.innovate':
    '所属長と有志が、「この職場は何のためにあるか」を問い直し、担当の線を引き直す。',
  'organization.fix':
    '総務・行革・人事・監査などの管理部門が、事務ミスや不公平感を調べ、全庁の共通の手順を整え直す。',
  'organization.improve':
    '首長と行革・人事の担当課、全職員が、改善運動、職員提案、経営方針との連動で全庁に改善を回す。',
  'organization.innovate':
    '首長・幹部と管理部門のチームが、計画・予算・人事・評価をつなぎ直し、対話を経営に組み込む。',
  'community.fix': '窓口と現場の職員、住民が、通報や苦情の声を受け止め、現場で直し、結果を返す。',
  'community.improve':
    '担当課と住民団体・事業者が、会議のやり方を変え、役割を分け合い、今の事業を一緒に磨く。',
  'community.innovate': '職員・企業・住民が対等に、公民連携事業、共創の場、制度や条例をつくる。',
}
