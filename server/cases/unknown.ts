/** A blank of a case is data: it is said in one of these forms, and nothing else is said in them (STYLE). */

const unknown = /(?:確認できた資料にない|確認できていない|分からない|確認できた情報はない)。$/

/** Whether a sentence only says that something is not known. */
export function isStatementOfUnknown(sentence: string): boolean {
  return unknown.test(sentence)
}
