/** Searches that are never kept, however often they are asked: they may name somebody, or how to reach him. */

/** In characters; a question with a name and a story in it is longer than one of the kind that many ask. */
const longestKept = 80

const neverKept: readonly RegExp[] = [
  // A text that steers, or that the database refuses.
  /[\p{Cc}\p{Cs}]/u,
  // An address of mail.
  /[^\s@]@[^\s@]/,
  // Numbers of staff, days of birth, postal codes, and the last group of most telephone numbers; years go with them.
  /\p{Nd}{4}|[〇零一二三四五六七八九]{4}/u,
  // A telephone number, however it is grouped.
  /(?:[\p{Nd}〇零一二三四五六七八九][\s()[\]+./・_\-‐ー~]{0,3}){7}/u,
]

/** Whether a text is never kept; whatever its form, as it is typed or as it is searched. */
export function isNeverKept(text: string): boolean {
  const normal = text.normalize('NFKC')
  if (normal.trim() === '' || [...normal].length > longestKept) return true
  return neverKept.some((pattern) => pattern.test(normal))
}
