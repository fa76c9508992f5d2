import type { CaseDraft } from '../../server/contract/desk.ts'

/** A draft with what a file has instead; where the file has nothing the draft stays. */
export function layOver(draft: CaseDraft, brought: Partial<CaseDraft>): CaseDraft {
  const { slug = '', fields = {}, sections, facts = [], asks = [] } = brought
  const texts = Object.entries(sections ?? {}).filter(([, text]) => text !== '')
  return {
    slug: slug === '' ? draft.slug : slug,
    fields: { ...draft.fields, ...fields },
    sections: { ...draft.sections, ...Object.fromEntries(texts) },
    facts: facts.length > 0 ? facts : draft.facts,
    asks: asks.length > 0 ? asks : draft.asks,
  }
}
