import type { ComponentChildren, VNode } from 'preact'

type Props = { word: string; error?: boolean; children: ComponentChildren }

/** A short message between two rules, its kind said in a word. */
export function Notice({ word, error = false, children }: Props): VNode {
  return (
    <div class={error ? 'notice notice--error' : 'notice'} role={error ? 'alert' : undefined}>
      <b>{word}</b>
      <p>{children}</p>
    </div>
  )
}
