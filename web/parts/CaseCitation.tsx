import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { CaseAnswer } from '../../server/contract.ts'
import { exportHref, referenceFormats } from '../lists/case-links.ts'
import { CopyChoice } from './CopyChoice.tsx'

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
