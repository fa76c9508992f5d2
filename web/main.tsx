/** The browser's entry: takes over the screen that the server rendered, and all moves from it. */

import './styles/main.css'
import { hydrate, render } from 'preact'
import type { Audience } from '../server/contract/members.ts'
import type { PageData } from '../server/contract/page-data.ts'
import type { PageOffers } from '../server/contract/page-offers.ts'
import { App, type LatePages } from './app.tsx'
import { interceptLinks } from './link-interception.ts'
import {
  amendEntry,
  keepPage,
  keepsOnServer,
  readEntry,
  readView,
  startView,
  updateView,
} from './state.ts'

const root = document.getElementById('app')
const embedded = document.getElementById('page-data')?.textContent

if (root !== null && embedded) {
  const data = JSON.parse(embedded) as PageData
  const isLate = data.page === 'kit' || data.page === 'visit'
  // Not awaited: what is loaded here imports from this script, and would wait for its end.
  if (isLate) void import('./pages/kit/KitPage.tsx').then((late) => takeOver(root, data, late))
  else takeOver(root, data, {})
}

function takeOver(root: HTMLElement, data: PageData, late: LatePages): void {
  const offers = readOffers()
  const first = { data, busy: false, reader: readReader(), offers }
  let watch: (shown: PageData) => void = () => undefined
  startView(first, (view) => {
    render(<App view={view} late={late} />, root)
    watch(view.data)
  })
  hydrate(<App view={first} late={late} />, root)
  keepPage(location.pathname + location.search, data)
  interceptLinks()
  document.documentElement.dataset['script'] = 'on'
  const { scroll, trail } = readEntry()
  amendEntry({ scroll })
  updateView({ trail, offline: !navigator.onLine })
  if (scroll > 0) window.scrollTo(0, scroll)
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
