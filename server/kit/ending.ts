/** What tells how it ended waits for the sequel: the handout stops where the end of the story begins. */

import { keepSentences, type Paragraph, type Sentence } from './sentence.ts'

export type StorySections = {
  background: readonly Paragraph[]
  actions: readonly Paragraph[]
  results: readonly Paragraph[]
  craft: readonly Paragraph[]
}

const endingWords =
  /終了|終わ|廃止|中止|解除|撤退|解散|倒産|途絶|交代|退職|落選|訴訟|判決|のちに|再び/

/** Titles and places are short, so that more words than these give the end away there. */
const endingNames = /解約|破綻|閉鎖|閉館/

/** Whether a text has a word of an ending. */
export function tellsEnding(text: string): boolean {
  return endingWords.test(text)
}

/** Whether a name gives the ending away. */
export function namesEnding(name: string): boolean {
  return tellsEnding(name) || endingNames.test(name)
}

/**
 * Divides the story at its ending. From the first sentence of 取り組み or 成果 that tells it, the rest of the section
 * goes to the sequel; once 取り組み is cut, all of 成果 goes, because what follows is continued there. The very first
 * sentence of 取り組み stays: without it there is nothing to talk about.
 */
export function splitAtEnding(
  story: StorySections,
  endYear: number | undefined,
): { before: StorySections; after: Paragraph[] } {
  const tells = ({ text }: Sentence) =>
    tellsEnding(text) || (endYear !== undefined && namesYear(text, endYear))
  const first = story.actions.flat()[0]
  const actions = cutFrom(story.actions, (sentence) => sentence !== first && tells(sentence))
  const results =
    actions.after.length > 0 ? { before: [], after: story.results } : cutFrom(story.results, tells)
  const craft = takeOutYear(story.craft, endYear)
  const background = takeOutYear(story.background, endYear)
  return {
    before: {
      background: background.before,
      actions: actions.before,
      results: results.before,
      craft: craft.before,
    },
    after: [...background.after, ...actions.after, ...results.after, ...craft.after],
  }
}

type Divided = { before: readonly Paragraph[]; after: readonly Paragraph[] }

function cutFrom(
  paragraphs: readonly Paragraph[],
  tells: (sentence: Sentence) => boolean,
): Divided {
  const told = paragraphs.flat().findIndex(tells)
  if (told < 0) return { before: paragraphs, after: [] }
  const rest = new Set(paragraphs.flat().slice(told))
  return divide(paragraphs, (sentence) => rest.has(sentence))
}

/** 背景 and 工夫 have no order in time: only the sentence with the year of the end is taken out. */
function takeOutYear(paragraphs: readonly Paragraph[], endYear: number | undefined): Divided {
  if (endYear === undefined) return { before: paragraphs, after: [] }
  return divide(paragraphs, ({ text }) => namesYear(text, endYear))
}

function divide(
  paragraphs: readonly Paragraph[],
  isAfter: (sentence: Sentence) => boolean,
): Divided {
  return {
    before: keepSentences(paragraphs, (sentence) => !isAfter(sentence)),
    after: keepSentences(paragraphs, isAfter),
  }
}

function namesYear(text: string, year: number): boolean {
  return new RegExp(`(?<![0-9])${year}(?![0-9])`).test(text)
}
