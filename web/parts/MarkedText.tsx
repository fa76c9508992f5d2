import type { VNode } from 'preact'

type MarkedTextProps = {
  text: string
  sources: readonly number[]
  /** The address of the case, where its sources are on another page. */
  page?: string
}

/** A sentence of a case with the numbers of its sources before the full stop, as in the body. */
export function MarkedText({ text, sources, page = '' }: MarkedTextProps): VNode {
  const hasStop = text.endsWith('。')
  return (
    <>
      {hasStop ? text.slice(0, -1) : text}
      {sources.length > 0 && (
        <>
          {/* The word joiner keeps the marks on the line of their word. */}
          {'\u2060'}
          <sup class="ref">
            {sources.map((id) => (
              <a key={id} href={`${page}#source-${id}`} aria-label={`出典${id}`}>
                {id}
              </a>
            ))}
          </sup>
        </>
      )}
      {hasStop && '。'}
    </>
  )
}
