/** The browser's entry to a library in a folder: takes over the written page, and shows all others in its place. */

import '../styles/main.css'
import './portable.css'
import { equipOldBrowser } from '../../server/contract/old-browser.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import { answerBy } from '../answering.ts'
import { interceptLinks } from '../link-interception.ts'
import { canVisit, revisit } from '../navigation.ts'
import { here, moveTo, place, renameHere } from '../place.ts'
import { keepPage, readView } from '../state.ts'
import { takeOver } from '../take-over.ts'
import type { WrittenPage } from './edition.ts'
import { sheetPages } from './folder-files.ts'
import { makeFolderPlace } from './folder-place.ts'
import { folder } from './load-parts.ts'
import { makeLinksWhole, placeLinks } from './place-links.ts'
import { onReadiness, readReadiness } from './readiness.ts'
import { interceptDownloads, isFile, saveFrom } from './save-links.ts'
import { FolderScreen } from './screen.tsx'
import { prepareWords, sendToWorker } from './worker-host.ts'

const root = document.getElementById('app')
const written = readEmbedded<WrittenPage>('page-edition')
if (root !== null && written) void begin(root, written)

/** The guard takes a script that has not come here for one that is cut off. */
Object.assign(window, { kaizenScreen: true })

async function begin(root: HTMLElement, written: WrittenPage): Promise<void> {
  equipOldBrowser()
  moveTo(makeFolderPlace(folder, () => location.href))
  answerBy({ send: sendToWorker, pages: sheetPages, isNear: true })
  placeLinks(place.toHref)
  const data = readEmbedded<PageData>('page-data') ?? (await askFor(written.path))
  interceptLinks()
  interceptDownloads()
  const show = (): void => showWaiting(data)
  onReadiness(show)
  takeOver(
    root,
    { data, busy: false },
    (view) => <FolderScreen view={view} edition={written} />,
    show,
  )
  keepPage(written.path, data)
  makeLinksWhole(document, document.baseURI)
  // Whoever asks hears of a fault, and the guard has named the file.
  prepareWords().catch(() => undefined)
  try {
    await goWhereAsked(written.path)
  } finally {
    delete document.documentElement.dataset['waiting']
  }
}

/** The address may ask for another page than the one that is written in its file. */
async function goWhereAsked(path: string): Promise<void> {
  const asked = here()
  if (asked.pathname + asked.search === path) return
  if (!isFile(asked) && canVisit(asked)) return revisit('load')
  renameHere(path)
  if (isFile(asked)) await saveFrom(asked.pathname + asked.search)
}

/** Says that words are still being read while somebody waits for them; shows what is written once nothing else will come. */
function showWaiting(written: PageData): void {
  const { data, busy, failure } = readView()
  const root = document.documentElement
  // A list asks for its cases without being busy itself.
  const waits = busy || data.page === 'list'
  root.toggleAttribute('data-preparing', waits && readReadiness().words === 'coming')
  if (data !== written || failure) delete root.dataset['waiting']
}

/** The page of a case is whole without a script, which waits here until it is wanted. */
async function askFor(path: string): Promise<PageData> {
  if (location.protocol !== 'file:') await untilUsed()
  const response = await sendToWorker(path, {})
  return (await response.json()) as PageData
}

/** Over a network nothing is read for whoever came to read one case. */
function untilUsed(): Promise<unknown> {
  // Not `scroll`: a browser may scroll by itself, when it comes back to a page or a picture has come.
  const heard = ['focusin', 'keydown', 'wheel', 'touchstart'].map(
    (sign) =>
      new Promise((resolve) =>
        document.addEventListener(sign, resolve, { once: true, passive: true }),
      ),
  )
  // The buttons of the browser lead elsewhere without a sign in the page.
  const left = new Promise((resolve) =>
    window.addEventListener('popstate', resolve, { once: true }),
  )
  return Promise.race([...heard, left, untilPointerMoves()])
}

/** A page that appears below a resting pointer is told of it as of a movement: only a second place is one. */
function untilPointerMoves(): Promise<void> {
  return new Promise((resolve) => {
    let first: PointerEvent | undefined
    const hear = (event: PointerEvent): void => {
      first ??= event
      if (event.screenX === first.screenX && event.screenY === first.screenY) return
      document.removeEventListener('pointermove', hear)
      resolve()
    }
    document.addEventListener('pointermove', hear, { passive: true })
  })
}

function readEmbedded<Data>(id: string): Data | undefined {
  const text = document.getElementById(id)?.textContent
  return text ? (JSON.parse(text) as Data) : undefined
}
