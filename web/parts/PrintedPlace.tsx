import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatDate, todayIso } from '../../server/contract/format.ts'

type PrintedPlaceProps = {
  /** The address of the page on this server. */
  path: string
  /** Further lines before it. */
  children?: ComponentChildren
}

/** On paper: where the page can be had again, and on which day it was printed. */
export function PrintedPlace({ path, children }: PrintedPlaceProps): VNode {
  const [origin, setOrigin] = useState('')
  // Only the browser knows by which name its reader calls the server.
  useEffect(() => setOrigin(location.origin), [])
  return (
    <dl class="printed print-only">
      {children}
      <PrintedLine name="番地">{origin + readable(path)}</PrintedLine>
      <PrintedLine name="参照日">{formatDate(todayIso())}</PrintedLine>
    </dl>
  )
}

/** A line of it. */
export function PrintedLine({ name, children }: { name: string; children: string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Japanese in place of its percent codes; all others stay, so that the address still works when typed. */
function readable(address: string): string {
  return address.replace(/(?:%[89A-F][0-9A-F])+/g, decodeURIComponent)
}
