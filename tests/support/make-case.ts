/** A complete case as an object, with the parts that a promise is about replaced. */

import type { Case } from '../../server/cases/case.ts'
import { sections } from '../../server/contract/vocabulary.ts'

/** A case whose sections hold these paragraphs, in the fixed order of sections. */
export function makeCase(paragraphs: readonly string[][], replaced: Partial<Case> = {}): Case {
  return {
    slug: 'shiken-city-kaizen',
    title: '試験市の改善 ― 小さく始めた窓口',
    municipalities: [{ name: '試験市', prefecture: '岩手県' }],
    population: 'city',
    collections: ['kaizen-movement'],
    period: { from: 2012 },
    scenes: ['workplace.improve'],
    path: [],
    themes: ['teamwork'],
    fields: ['窓口'],
    actors: ['市民課'],
    barriers: ['silos'],
    quotes: {},
    responses: [],
    updates: [],
    keywords: ['窓口改善'],
    summary: ['手順を書き出した。', '聞き取る形にした。', '待ち時間は短くなった。'],
    questions: ['窓口の待ち時間が長い'],
    visibility: 'public',
    confidence: 'high',
    checked: '2026-11-22',
    related: [],
    aliases: [],
    sources: [],
    sections: sections.map(({ id, label }, at) => ({
      ...{ id, label, html: '', blocks: [], sources: [] },
      paragraphs: paragraphs[at] ?? [],
    })),
    ...replaced,
  }
}
