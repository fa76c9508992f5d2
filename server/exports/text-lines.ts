/** How wide a text is and how many lines it takes, in full-width characters: an estimate on the safe side. */

/** A full stop or a bracket may not begin a line and takes a character along. */
const slack = 0.3

/** Lines of a text where a line has so many characters. */
export function countTextLines(text: string, characters: number): number {
  const width = widthOf(text)
  return width <= characters ? 1 : Math.ceil(width / (characters - slack))
}

const sourceMark = /〔[A-D]?[0-9]{1,3}〕/g
/** Marks stand in 7.5 points beside a text of 10.5. */
const markScale = 7.5 / 10.5

/** Latin letters, digits and half-width signs are about half of a character. */
export function widthOf(text: string): number {
  const marks = text.match(sourceMark)?.join('') ?? ''
  return widthOfPlain(text.replace(sourceMark, '')) + widthOfPlain(marks) * markScale
}

function widthOfPlain(text: string): number {
  const narrow = text.match(/[\u0020-\u007e\uff61-\uff9f]/g)?.length ?? 0
  return [...text].length - narrow * 0.45
}
