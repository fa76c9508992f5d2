import type { ComponentChildren, VNode } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { formatDate, todayIso } from '../../server/contract/format.ts'
import { place } from '../place.ts'
import { Folder } from './folder.ts'

type PrintedPlaceProps = {
  /** The address of the page on this server. */
  path: string
  /** Further lines before it. */
  children?: ComponentChildren
}

/** On paper: where the page can be had again, and on which day it was printed. */
export function PrintedPlace({ path, children }: PrintedPlaceProps): VNode {
  const [isHere, setHere] = useState(false)
  // Only the browser knows by which name its reader calls the server.
  useEffect(() => setHere(true), [])
  const address = isHere ? place.toPublic(path) : path
  // A page of a folder is drawn when the folder is made, which says nothing about the day of its printing.
  const isDrawnBefore = useContext(Folder) !== undefined && !isHere
  return (
    <dl class="printed print-only">
      {children}
      {address && <PrintedLine name="番地">{readable(address)}</PrintedLine>}
      {!isDrawnBefore && <PrintedLine name="参照日">{formatDate(todayIso())}</PrintedLine>}
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
