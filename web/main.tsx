/** The browser's entry: takes over the screen that the server rendered, and all moves from it. */

import './styles/main.css'
import type { Audience } from '../server/contract/members.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { PageOffers } from '../server/contract/page-offers.ts'
import { App, type LatePages } from './app.tsx'
import { interceptLinks } from './link-interception.ts'
import { herePath } from './place.ts'
import { keepPage, keepsOnServer, readView, updateView } from './state.ts'
import { takeOver } from './take-over.ts'

const root = document.getElementById('app')
const embedded = document.getElementById('page-data')?.textContent

if (root !== null && embedded) {
  const data = JSON.parse(embedded) as PageData
  const loading = loadLate(data)
  // Not awaited: what is loaded here imports from this script, and would wait for its end.
  if (loading !== undefined) void loading.then((late) => begin(root, data, late))
  else begin(root, data, {})
}

function loadLate({ page }: PageData): Promise<LatePages> | undefined {
  if (page === 'kit' || page === 'visit') return import('./pages/kit/KitPage.tsx')
  if (page === 'compare') return import('./pages/compare/ComparePage.tsx')
  return page === 'writing' ? import('./desk/late-desk.ts') : undefined
}

function begin(root: HTMLElement, data: PageData, late: LatePages): void {
  const offers = readOffers()
  const first = { data, busy: false, reader: readReader(), offers }
  let watch: (shown: PageData) => void = () => undefined
  takeOver(
    root,
    first,
    (view) => <App view={view} late={late} />,
    (view) => watch(view.data),
  )
  keepPage(herePath(), data)
  // Away from the desk only documents lead: what is unsaved is kept when they unload, and read anew when they load.
  if (data.page !== 'writing') {
    interceptLinks()
    watchConnection()
  }
  // Whoever has not asked for it never loads what sends lists and plans to the server.
  if (keepsOnServer(first)) {
    void import('./lists/keep-on-server.ts').then(({ keepOnServer }) => keepOnServer())
  }
  // Nor is it loaded what tells of missed searches where nobody wants to know.
  if (offers.missedSearches) {
    void import('./missed-searches.ts').then(({ watchSearches }) => {
      watch = watchSearches(readView().data)
    })
  }
}

/** Without a connection what is on the screen can still be read. */
function watchConnection(): void {
  window.addEventListener('online', () => updateView({ offline: false }))
  window.addEventListener('offline', () => updateView({ offline: true }))
  updateView({ offline: !navigator.onLine })
}

/** What the server says that the page offers. */
function readOffers(): PageOffers {
  const said = document.getElementById('page-offers')?.textContent
  return said ? (JSON.parse(said) as PageOffers) : {}
}

/** Who the server says is reading; for a library without members it says nothing. */
function readReader(): Audience | undefined {
  const said = document.getElementById('page-reader')?.textContent
  return said ? (JSON.parse(said) as Audience) : undefined
}
