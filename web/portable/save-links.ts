/** Links to files: the worker makes them, and the browser saves them. */

import { loadFile, RequestFailure } from '../api.ts'
import { saveFile } from '../lists/save-file.ts'
import { findPath } from '../place.ts'
import { updateView } from '../state.ts'

/** Listens for links to files of the API. */
export function interceptDownloads(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented) return
    const link = event.target instanceof Element ? event.target.closest('a[download]') : null
    const url = findPath(link?.getAttribute('href') ?? '')
    if (link === null || url === undefined || !isFile(url)) return
    event.preventDefault()
    void saveFrom(url.pathname + url.search)
  })
}

/** Whether a path is one of a file, not of a page. */
export function isFile({ pathname }: URL): boolean {
  return pathname.startsWith('/api/')
}

/** Has a file made and saves it; what went wrong is said on the page. */
export async function saveFrom(path: string): Promise<void> {
  updateView({ busy: true, failure: undefined })
  try {
    const { name, content } = await loadFile(path)
    updateView({ busy: false })
    saveFile(name, content)
  } catch (error) {
    const message = error instanceof RequestFailure ? error.message : 'ファイルを作れなかった。'
    updateView({ busy: false, failure: { message, href: path } })
  }
}
