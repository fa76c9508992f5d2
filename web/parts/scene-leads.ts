import type { SceneId } from '../../server/contract/vocabulary.ts'

/** Who leads in a scene, and how: the editors' working definitions. */
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
