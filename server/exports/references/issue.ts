/** A magazine named with its issue: 「月刊ガバナンス 2019年3月号」, 「内閣府「共同参画」2024年7月号」. */

export type Issue = { container: string; issue: string; date: string; publisher?: string }

/** The magazine and its issue, or undefined where the line names none. */
export function readIssue(line: string): Issue | undefined {
  const [, name = '', issue = '', year = '', month = ''] =
    /^(.*\S)\s*((\d{4})年(\d{1,2})月号)$/.exec(line) ?? []
  if (name === '') return undefined
  const [, publisher = '', container = name] = /^(.*)「([^「]+)」$/.exec(name) ?? []
  return {
    container,
    issue,
    date: `${year}-${month.padStart(2, '0')}`,
    ...(publisher !== '' && { publisher }),
  }
}
