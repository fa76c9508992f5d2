import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CaseAnswer } from '../../../server/contract/api.ts'
import { formatShort } from '../../../server/contract/citation.ts'
import { todayIso } from '../../../server/contract/format.ts'
import { exportHref, referenceFormats } from '../../case-links.ts'
import { makeSafe } from '../../lists/safe-storage.ts'

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

const told = {
  ready: '',
  copied: '写した',
  refused: '写せなかった。上の文を選んで写す',
} as const

/** Pages that came over plain http have no clipboard: then the reader is told to select the text. */
function CopyCitation({ citation }: { citation: string }): VNode {
  const [state, setState] = useState<keyof typeof told>('ready')
  const copy = (): void => {
    const written = navigator.clipboard?.writeText(citation) ?? Promise.reject()
    written.then(
      () => setState('copied'),
      () => setState('refused'),
    )
  }
  return (
    <p class="with-script">
      <button class="button button--line" type="button" onClick={copy}>
        この形を写す
      </button>{' '}
      <span role="status">{told[state]}</span>
    </p>
  )
}

/** What was chosen last holds on every page of this browser. */
const choiceKey = 'kaizen-copy-plain'

/** Whether what is copied out of a case takes a reference along. Without scripts it is copied as it is. */
function CopyChoice({ slug, title }: { slug: string; title: string }): VNode {
  const [isPlain, setPlain] = useState(false)
  useEffect(() => setPlain(openStorage().read(choiceKey) !== undefined), [])
  useEffect(() => {
    if (isPlain) return undefined
    const copy = (event: ClipboardEvent): void => {
      const article = document.querySelector('article')
      if (event.defaultPrevented || article === null || isField(event.target)) return
      const reference = formatShort(
        { slug, title },
        { today: todayIso(), publicUrl: location.origin },
      )
      const passage = quoteSelection(getSelection(), article, reference)
      if (passage === undefined) return
      event.clipboardData?.setData('text/plain', passage.plain)
      event.clipboardData?.setData('text/html', passage.html)
      event.preventDefault()
    }
    document.addEventListener('copy', copy)
    return () => document.removeEventListener('copy', copy)
  }, [isPlain, slug, title])

  const choose = (withReference: boolean): void => {
    setPlain(!withReference)
    if (withReference) openStorage().remove(choiceKey)
    else openStorage().write(choiceKey, 'on')
  }
  return (
    <label class="check with-script">
      <input
        type="checkbox"
        checked={!isPlain}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      <span>写した文に出典を添える</span>
    </label>
  )
}

function openStorage(): ReturnType<typeof makeSafe> {
  return makeSafe(() => localStorage)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null
}

// —— web/copied-passage.ts: A passage that a reader copies out of a case: the same text, with a short reference to where it stands.
/** Shorter selections are words to search for or numbers to type over, not passages. */
const shortestPassage = 12

/** What is on the page to be used, not read. */
const unread = 'button, input, label, svg, .hidden-text'

/** What is a reference itself. */
const references = '.citation, .sources'

type Passage = { plain: string; html: string }

/** The selected passage with its reference, or undefined where a selection is none of an article's. */
function quoteSelection(
  selection: Selection | null,
  article: Element,
  reference: string,
): Passage | undefined {
  if (selection === null || selection.rangeCount === 0) return undefined
  const text = selection.toString().trim()
  const range = selection.getRangeAt(0)
  const around = range.commonAncestorContainer
  if (text.length < shortestPassage || !article.contains(around)) return undefined
  const element = around instanceof Element ? around : around.parentElement
  if (element?.closest(references)) return undefined
  const holder = document.createElement('div')
  holder.append(range.cloneContents())
  for (const tool of holder.querySelectorAll(unread)) tool.remove()
  // Outside the page an address must be whole.
  for (const link of holder.querySelectorAll('a')) link.setAttribute('href', link.href)
  const line = document.createElement('p')
  line.textContent = reference
  holder.append(line)
  return { plain: `${text}\r\n\r\n${reference}\r\n`, html: holder.innerHTML }
}
