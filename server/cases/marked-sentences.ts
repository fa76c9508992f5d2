/** The sentences of a section with the sources each rests on, read back from the HTML that holds the marks. */

import { cutSentences } from '../text/sentences.ts'
import type { Section } from './case.ts'
import { adjacentMarks, stripMarks } from './marks.ts'

export type MarkedSentence = { text: string; sources: number[] }

/** Every sentence in order; one without a mark has no sources. */
export function listMarkedSentences({ html }: Pick<Section, 'html'>): MarkedSentence[] {
  return cutSentences(toMarkedText(html)).map((sentence) => ({
    text: stripMarks(sentence),
    sources: readMarks(sentence),
  }))
}

/** A source marked twice in a sentence is one source. */
function readMarks(sentence: string): number[] {
  const marks = (sentence.match(adjacentMarks) ?? []).join('')
  return [...new Set(marks.match(/[0-9]+/g))].map(Number)
}

/** The renderer's marks become `[^1]` again, blocks become lines, every other tag goes. */
function toMarkedText(html: string): string {
  return html
    .replace(/<a href="#source-([0-9]+)"[^>]*>[0-9]+<\/a>/g, '[^$1]')
    .replace(/<\/(?:p|li|tr|h[3-6]|pre)>|<br>|\u2028/g, '\n')
    .replace(/<\/t[hd]>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll('\u2060', '')
}
