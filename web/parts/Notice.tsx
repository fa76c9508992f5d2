import type { ComponentChildren, VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { View } from '../state.ts'

type NoticeProps = {
  word: string
  error?: boolean
  /** By which the fields that it is about name it. */
  id?: string
  /** Says what was just done, so that it is read out. */
  done?: boolean
  children: ComponentChildren
}

/** A short message between two rules, its kind said in a word. */
export function Notice({ word, error = false, id, done = false, children }: NoticeProps): VNode {
  const role = error ? 'alert' : done ? 'status' : undefined
  return (
    <div class={error ? 'notice notice--error' : 'notice'} role={role} id={id}>
      <b>{word}</b>
      <p>{children}</p>
    </div>
  )
}

/** What is under way or went wrong; the former screen stays below it. */
export function VisitStatus({ view }: { view: View }): VNode {
  return (
    <div class="status">
      <div class={view.busy ? 'busy' : 'busy busy--idle'}>
        {view.busy && (
          <span class="hidden-text" role="status">
            読み込んでいる
          </span>
        )}
      </div>
      {view.loggedOut && (
        <Notice word="会員">
          ログインが切れた。会員限定の事例は、ここから先には出ない。　
          <a href="/login">ログインし直す</a>
        </Notice>
      )}
      {view.offline && !view.failure && (
        <Notice word="一部">
          通信が切れている。いま出ている画面は読める。探すのは、つながってからになる。
        </Notice>
      )}
      {view.failure && (
        <Notice word="誤り" error>
          {view.failure.message}　<a href={view.failure.href}>もう一度試す</a>
        </Notice>
      )}
    </div>
  )
}

/** Says a text politely from its first change on: what is there from the start is no news. */
export function Announcement({ text }: { text: string | undefined }): VNode {
  const first = useRef<string | undefined>(undefined)
  if (first.current === undefined) first.current = text
  else if (first.current !== text) first.current = ''
  return (
    <p class="hidden-text" role="status">
      {first.current === '' && text}
    </p>
  )
}
