/** The docx package, loaded when the first Word file is asked for: its 70 ms are none of the start's business. */

export type Docx = typeof import('docx')

/** The package. */
export function loadDocx(): Promise<Docx> {
  return import('docx')
}
