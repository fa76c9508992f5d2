/**
 * What readers send in: a case that is wanted, an error, what came after. It is text and never HTML. How to reach the
 * sender is there for the answer; half a year after it the whole proposal is deleted.
 */

import { longestProposal, type Proposal } from '../../contract/desk.ts'
import { readDayInJapan } from '../../contract/format.ts'
import { cleanText } from '../../contract/untrusted-values.ts'
import { AppError } from '../../errors.ts'
import type { StateDatabase } from '../../state/database.ts'
import { sweepNowAndThen } from '../../state/sweep-now-and-then.ts'
import { readRowNumber } from './row-number.ts'

export type NewProposal = Pick<Proposal, 'kind' | 'text' | 'source' | 'reach'> & {
  slug?: string
  query?: string
}

export type ProposalAnswer = {
  state: Exclude<Proposal['state'], 'open'>
  /** What became of it. */
  answer?: string
  draftId?: string
}

export type Proposals = {
  add: (proposal: NewProposal) => Proposal
  /** In the order in which they came. */
  list: (state?: Proposal['state']) => Proposal[]
  /** A further answer takes the place of the one before. */
  answer: (id: string, answer: ProposalAnswer) => Proposal
}

/** An association answers some a week; strangers must not fill the disk. */
export const mostOpenProposals = 500

/** As long as an answered proposal is kept. */
export const answeredDays = 180

/** As long as a search may be. */
const longestQuery = 200

type Row = Omit<Proposal, 'id' | 'slug' | 'query' | 'answer' | 'draftId'> & {
  number: number
  slug: string | null
  query: string | null
  answer: string | null
  draftId: string | null
}

const select = `SELECT number, kind, slug, query, text, source, reach, day, state, answer,
  draft_id AS draftId FROM proposals`

/** Opens the proposals of a state. */
export function openProposals(database: StateDatabase, clock: () => number): Proposals {
  const lastDay = (): string => readDayInJapan(clock() - answeredDays * 86_400_000)
  const sweep = sweepNowAndThen(database, clock, () => {
    database.run('DELETE FROM proposals WHERE answered_on < ?', lastDay())
  })
  const find = (number: number): Proposal | undefined => {
    const row = database.get<Row>(
      `${select} WHERE number = ? AND ifnull(answered_on >= ?, 1)`,
      ...[number, lastDay()],
    )
    return row && showProposal(row)
  }
  const countOpen = () =>
    database.get<{ count: number }>(`SELECT count(*) AS count FROM proposals WHERE state = 'open'`)
      ?.count ?? 0

  return {
    add: (typed) => {
      const { kind, slug, query, text, source, reach } = cleanProposal(typed)
      sweep()
      return database.transact(() => {
        if (countOpen() >= mostOpenProposals)
          throw new AppError('TOO_MANY_PROPOSALS', { most: mostOpenProposals })
        const added = database.get<{ number: number }>(
          `INSERT INTO proposals (kind, slug, query, text, source, reach, day, state)
           VALUES (?, ?, ?, ?, ?, ?, ?, 'open') RETURNING number`,
          ...[kind, slug ?? null, query ?? null, text, source, reach, readDayInJapan(clock())],
        )
        const proposal = added && find(added.number)
        if (!proposal) throw new Error('the proposal just added is not there')
        return proposal
      })
    },
    list: (state) => {
      sweep()
      return database
        .all<Row>(
          `${select} WHERE ifnull(answered_on >= ?, 1) AND state = ifnull(?, state) ORDER BY number`,
          ...[lastDay(), state ?? null],
        )
        .map(showProposal)
    },
    answer: (id, { state, answer, draftId }) => {
      sweep()
      const number = readRowNumber(id) ?? 0
      return database.transact(() => {
        if (!find(number)) throw new AppError('PROPOSAL_GONE')
        database.run(
          `UPDATE proposals SET state = ?, answer = ?, answered_on = ?,
             draft_id = (SELECT id FROM drafts WHERE id = ?) WHERE number = ?`,
          ...[state, answer === undefined ? null : cleanText(answer, longestProposal.text)],
          ...[readDayInJapan(clock()), draftId ?? null, number],
        )
        const proposal = find(number)
        if (!proposal) throw new Error('the proposal just answered is not there')
        return proposal
      })
    },
  }
}

/** What was sent, as text of its length; nothing of it is cut off silently. */
function cleanProposal({ kind, slug, query, ...sent }: NewProposal): NewProposal {
  const clean = (name: keyof typeof longestProposal): string => {
    const text = cleanText(sent[name], sent[name].length).trim()
    if (text.length > longestProposal[name]) throw new AppError('BAD_PROPOSAL', longestProposal)
    return text
  }
  const text = clean('text')
  if (text === '') throw new AppError('BAD_PROPOSAL', longestProposal)
  return {
    ...{ kind, text, source: clean('source'), reach: clean('reach') },
    ...(slug !== undefined && { slug: cleanText(slug, longestQuery) }),
    ...(query !== undefined && { query: cleanText(query, longestQuery) }),
  }
}

function showProposal({ number, slug, query, answer, draftId, ...proposal }: Row): Proposal {
  return {
    id: String(number),
    ...proposal,
    ...(slug !== null && { slug }),
    ...(query !== null && { query }),
    ...(answer !== null && { answer }),
    ...(draftId !== null && { draftId }),
  }
}
