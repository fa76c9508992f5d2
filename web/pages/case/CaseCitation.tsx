import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import { formatShort } from '../../../server/contract/citation.ts'
import { todayIso } from '../../../server/contract/format.ts'
import { exportHref, referenceFormats } from '../../case-links.ts'
import { makeSafe } from '../../lists/safe-storage.ts'
import { findPath, place } from '../../place.ts'

/** How to name the case in a list of references, ready to copy, and as files for reference managers. */
export function CaseCitation({ case: shown }: { case: CaseAnswer }): VNode {
  const { slug, title, citation } = shown
  return (
    <div class="wide citation">
      <p class="citation-text">{citation}</p>
      <CopyCitation citation={citation} />
      <ul class="citation-files">
        {referenceFormats.map(({ format, label }) => (
          <li key={format}>
            <a href={exportHref(format, [slug])} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <CopyChoice slug={slug} title={title} />
    </div>
  )
}

/** What is said beside the button. */
const outcomes = {
  ready: '',
  copied: '写した',
  refused: '写せなかった。上の文を選んで写す',
} as const

/** Pages that came over plain http have no clipboard: then the reader is told to select the text. */
function CopyCitation({ citation }: { citation: string }): VNode {
  const [outcome, setOutcome] = useState<keyof typeof outcomes>('ready')
  const copy = (): void => {
    const written = navigator.clipboard?.writeText(citation) ?? Promise.reject()
    written.then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )
  }
  return (
    <p class="with-script">
      <button class="button button--line" type="button" onClick={copy}>
        この形を写す
      </button>{' '}
      <span role="status">{outcomes[outcome]}</span>
    </p>
  )
}

/** What was chosen last holds on every page of this browser. */
const choiceKey = 'kaizen-copy-plain'

const storage = makeSafe(() => localStorage)

type CopyChoiceProps = Pick<CaseAnswer, 'slug' | 'title'>

/**
 * Whether what is copied out of a case takes a reference along. The box itself is asked at the moment of copying: drawing
 * and its effects come later than the press. Without scripts it is copied as it is.
 */
function CopyChoice({ slug, title }: CopyChoiceProps): VNode {
  const [isPlain, setPlain] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => setPlain(storage.read(choiceKey) !== undefined), [])
  useEffect(() => {
    const addReference = (event: ClipboardEvent): void => {
      if (!box.current?.checked || event.defaultPrevented || isField(event.target)) return
      const reference = formatShort(
        { slug, title },
        { today: todayIso(), address: place.toPublic(`/cases/${slug}`) },
      )
      const passage = quoteSelection(getSelection(), reference)
      if (passage === undefined) return
      event.clipboardData?.setData('text/plain', passage.plain)
      event.clipboardData?.setData('text/html', passage.html)
      event.preventDefault()
    }
    document.addEventListener('copy', addReference)
    return () => document.removeEventListener('copy', addReference)
  }, [slug, title])

  const choose = (withReference: boolean): void => {
    setPlain(!withReference)
    if (withReference) storage.remove(choiceKey)
    else storage.write(choiceKey, 'on')
  }
  return (
    <label class="check with-script">
      <input
        ref={box}
        type="checkbox"
        checked={!isPlain}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      <span>写した文に出典を添える</span>
    </label>
  )
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null
}

/** Shorter selections are words to search for or numbers to type over, not passages. */
const shortestPassage = 12

/** What is on the page to be used, not read. */
const unread = 'button, input, label, svg, .hidden-text'

/** What is a reference itself. */
const references = '.citation, .sources'

/** The selected passage of the case with the reference after it, or undefined where nothing of its text is selected. */
function quoteSelection(
  selection: Selection | null,
  reference: string,
): { plain: string; html: string } | undefined {
  if (selection === null || selection.rangeCount === 0) return undefined
  const text = selection.toString().trim()
  if (text.length < shortestPassage) return undefined
  const range = selection.getRangeAt(0)
  const around = range.commonAncestorContainer
  const element = around instanceof Element ? around : around.parentElement
  if (!element?.closest('article') || element.closest(references)) return undefined
  const holder = document.createElement('div')
  holder.append(range.cloneContents())
  for (const tool of holder.querySelectorAll(unread)) tool.remove()
  for (const link of holder.querySelectorAll('a')) makeWhole(link)
  const line = document.createElement('p')
  line.textContent = reference
  holder.append(line)
  return { plain: `${text}\r\n\r\n${reference}\r\n`, html: holder.innerHTML }
}

/** Outside the page an address must be whole; one that only this machine can follow goes. */
function makeWhole(link: HTMLAnchorElement): void {
  const path = findPath(link.href)
  const address = path ? place.toPublic(path.pathname + path.search + path.hash) : link.href
  if (address) link.href = address
  else link.removeAttribute('href')
}
