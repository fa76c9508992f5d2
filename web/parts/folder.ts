/** What pages say in a library that is a folder of files, without a server (web/portable/). */

import { createContext, type VNode } from 'preact'

type FolderParts = {
  /** Of which day the library is, said at the foot of every page. */
  edition: VNode
  /** Said where a search has been answered by its words alone. */
  wordsAlone: VNode
}

export const Folder = createContext<FolderParts | undefined>(undefined)
