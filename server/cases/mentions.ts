/** The names of cases in the text of a file: behind links, and as words like any other. */

import type { Case } from './case.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Place } from './problems.ts'

type Named = Place & { slug: string }

/** What may be the name of a case, wherever it stands. */
export type Mentions = { links: Named[]; words: Named[] }

type Read = { case?: Case; frontMatter?: FrontMatter }

/** Only while a folder is checked: the server keeps no text of a file. */
export function listMentions({ case: found, frontMatter }: Read): Mentions {
  if (!found || !frontMatter) return { links: [], words: [] }
  const { body, bodyLine } = frontMatter
  const own = new Set([...found.related, ...found.aliases])
  return { links: findNames(body, bodyLine, linked), words: listWords(frontMatter, own) }
}

/** A pattern, and the sign without which no line has it: most have not, and to look took a fiftieth of a check. */
type Wanted = { sign: string; pattern: RegExp }

const linked: Wanted = {
  sign: '](/cases/',
  pattern: /(?<=\]\(\/cases\/)[a-z0-9-]{1,100}(?=\))/g,
}

/** What may be the name of a case; one without a hyphen is a word like any other. */
const slugLike: Wanted = {
  sign: '-',
  pattern: /(?<![a-z0-9-]|\]\(\/cases\/)(?:[a-z0-9]+-){1,50}[a-z0-9]+(?![a-z0-9-])/g,
}

/** The words of a file that stand neither in `related` and `aliases` nor behind a link to a case. */
function listWords({ yaml, body, bodyLine }: FrontMatter, own: ReadonlySet<string>): Named[] {
  const inHead = findNames(yaml, 1, slugLike).filter(({ slug }) => !own.has(slug))
  return [...inHead, ...findNames(body, bodyLine, slugLike)]
}

function findNames(text: string, firstLine: number, { sign, pattern }: Wanted): Named[] {
  if (!text.includes(sign)) return []
  return text.split('\n').flatMap((line, index) => {
    if (!line.includes(sign)) return []
    return [...line.matchAll(pattern)].map(({ 0: slug, index: at }) => ({
      ...{ slug, line: firstLine + index, column: at + 1 },
    }))
  })
}
