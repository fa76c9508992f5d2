/** Drafts, and the page on which they are written. */

import type { CaseDraft, KeptDraft, WritingPage } from '../../server/contract/desk.ts'
import { labelFactParts, listFormFields } from '../../server/desk/form-fields.ts'

/** A draft with nothing in it. */
export const blankDraft: CaseDraft = {
  slug: '',
  fields: {},
  sections: { background: '', actions: '', results: '', craft: '', trouble: '' },
  facts: [],
  asks: [],
}

const factParts = ['background', 'actions', 'results', 'success_factors', 'challenges']

/** What the page of a draft is made of. */
export function makeWritingPage(
  draft: CaseDraft,
  replaced: Partial<WritingPage> & { keptAs?: Partial<KeptDraft> } = {},
): WritingPage {
  const { keptAs, ...page } = replaced
  return {
    kept: {
      ...{ id: 'd1', draft, stage: 'writing', version: 1 },
      ...{ writer: '佐々木', at: '2026-11-29T00:05:00.000Z' },
      ...keptAs,
    },
    fields: listFormFields(),
    factParts: labelFactParts(factParts),
    mayPublish: true,
    ...page,
  }
}
