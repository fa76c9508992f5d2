import type { VNode } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { longestLink } from '../lists/packed-link.ts'
import { place } from '../place.ts'
import { copyContents, copyOutcomes } from './copy-contents.ts'

/** The link to a page with this fragment, made anew whenever what it is made of changes; undefined where none works. */
export function useLink(
  page: string,
  makeFragment: () => Promise<string>,
  parts: readonly unknown[],
): string | undefined {
  const [link, setLink] = useState<string | undefined>('')
  useEffect(() => {
    let isLate = false
    const make = async (): Promise<void> => {
      const fragment = await makeFragment()
      if (!isLate) setLink(place.toPublic(page + fragment))
    }
    void make()
    return () => {
      isLate = true
    }
  }, parts)
  return link
}

/** A link in a field, with a button that copies it; one that mails would cut is not offered. */
export function LinkToCopy({
  link,
  name = 'リンク',
}: {
  link: string | undefined
  name?: string
}): VNode {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<{ link: string; done: boolean }>()
  if (link === undefined) {
    return <p class="phrase">フォルダーから開いた図書館では、リンクを作れない。ファイルで渡す。</p>
  }
  if (link.length > longestLink) {
    return (
      <p class="phrase">
        リンクにすると{link.length}字になり、メールの途中で切れる（{longestLink}
        字まで）。ファイルで渡す。
      </p>
    )
  }
  const copy = (): void => {
    if (field.current !== null) setCopied({ link, done: copyContents(field.current) })
  }
  const said = copied?.link === link ? copyOutcomes[`${copied.done}`] : ''
  return (
    <div class="list-link">
      <label for={id}>{name}</label>
      <input id={id} type="text" readOnly ref={field} value={link} />
      <button type="button" class="button button--line" onClick={copy}>
        {name}を写す
      </button>
      <span role="status">{said}</span>
    </div>
  )
}
