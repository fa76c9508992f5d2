import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { emptySearch, searchHref } from '../../server/contract/address.ts'
import { formatPeople } from '../../server/contract/format.ts'
import { here } from '../place.ts'
import { changeOwnBody, nameBody, type OwnBody, readSearchBySize, useOwnBody } from './own-body.ts'
import { useBodies } from './use-bodies.ts'

type OwnBodyChoiceProps = {
  /** What the server found for a name typed without scripts. */
  found: readonly OwnBody[] | undefined
}

/** Asks once which municipality is the reader's own; the answer stays in the browser. */
export function OwnBodyChoice({ found }: OwnBodyChoiceProps): VNode {
  const own = useOwnBody()
  const [text, setText] = useState('')
  const typed = useBodies(text)
  const offered = typed ?? found
  const choose = (body: OwnBody): void => {
    changeOwnBody(body)
    setText('')
  }
  /** Enter takes the one body that is offered, and leads to the first of several. */
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const [first, second] = typed ?? []
    if (first !== undefined && second === undefined) choose(first)
    else document.querySelector<HTMLElement>('.own-offered button')?.focus()
  }
  return (
    <div class="own-body">
      {own && <ChosenBody own={own} />}
      <form class="search" action="/locate#own" onSubmit={submit}>
        <label for="own-body">{own ? 'ほかの自治体に替える' : '市町村か都道府県の名'}</label>
        <div class="search-row">
          <input
            id="own-body"
            name="body"
            type="search"
            maxLength={40}
            autocomplete="off"
            placeholder="例　紫波町"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="button without-script">
            選ぶ
          </button>
        </div>
      </form>
      <div aria-live="polite">
        {offered !== undefined && <OfferedBodies bodies={offered} onChoose={choose} />}
      </div>
    </div>
  )
}

function ChosenBody({ own }: { own: OwnBody }): VNode {
  // Only after a choice, which is made in the browser, so that its address is there.
  const nearest = readSearchBySize(here().search, own)
  return (
    <p class="own-chosen">
      <b>{nameBody(own)}</b>
      <span class="num">人口{formatPeople(own.population)}</span>
      <a href={searchHref(nearest)}>
        {nearest.q !== '' && `「${nearest.q}」の`}事例を近い規模から並べる
      </a>
      <button type="button" class="text-button" onClick={() => changeOwnBody(undefined)}>
        消す
      </button>
    </p>
  )
}

type OfferedBodiesProps = { bodies: readonly OwnBody[]; onChoose: (body: OwnBody) => void }

/** With scripts each is kept at a press; without, it leads to the cases in the order of its size. */
function OfferedBodies({ bodies, onChoose }: OfferedBodiesProps): VNode {
  if (bodies.length === 0) {
    return (
      <p class="note">
        その名の市町村は見つからない。合併した町村や政令市の区は、いまの市町村の名で入れる。
      </p>
    )
  }
  return (
    <ul class="own-offered">
      {bodies.map((body) => (
        <li key={nameBody(body)}>
          <button type="button" class="text-button with-script" onClick={() => onChoose(body)}>
            {nameBody(body)}
          </button>
          <a
            class="without-script"
            href={searchHref({ ...emptySearch(), sort: 'size', own: body.population })}
          >
            {nameBody(body)}に近い規模から
          </a>
          <span class="note num">人口{formatPeople(body.population)}</span>
        </li>
      ))}
    </ul>
  )
}
