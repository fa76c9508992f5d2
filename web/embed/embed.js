/**
 * GET /embed.js: puts a small list of cases of the library into the page of another site, where its script element stands.
 * It is served as it is written, so that whoever takes it along can read it. It asks without cookies, writes no markup, and
 * keeps to its own shadow tree: neither the page nor the list can change how the other looks.
 */

;(() => {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement)) return
  const { origin } = new URL(script.src)
  const query = (script.dataset['query'] ?? '').trim()
  const count = Math.min(20, Math.max(1, Math.trunc(Number(script.dataset['count'])) || 5))
  const asked = new URLSearchParams(query === '' ? {} : { q: query })
  const style = `
    :host { display: block; color: inherit; font: inherit; line-height: 1.7 }
    div { border-block: 1px solid; padding-block: 0.75em }
    p, ul { margin: 0; padding: 0 }
    ul { list-style: none; margin-block: 0.5em }
    li { padding-block: 0.4em; overflow-wrap: anywhere }
    a { display: inline-block; min-block-size: 24px; color: inherit; text-underline-offset: 0.2em }
    a:focus-visible { outline: 3px solid; outline-offset: 2px }
    span { display: block; font-size: 0.875em }
    .name { font-weight: bold }`

  /** @param {string} name @param {(Node | string)[]} inside */
  const make = (name, ...inside) => {
    const element = document.createElement(name)
    element.append(...inside)
    return element
  }

  /** @param {string} path @param {string} words */
  const link = (path, words) => {
    const element = document.createElement('a')
    element.href = `${origin}${path}`
    element.append(words)
    return element
  }

  /**
   * @typedef {{ slug: string, title: string, summary: string, municipalities: { name: string }[] }} Found
   * @param {Found} found
   */
  const item = ({ slug, title, summary, municipalities }) => {
    const places = municipalities.map(({ name }) => name).join('、')
    const line = `${places}。${summary.split('\n')[0]}`
    return make('li', link(`/cases/${encodeURIComponent(slug)}`, title), make('span', line))
  }

  /** A page whose policy forbids style elements lets sheets made by a script pass. @param {ShadowRoot} root */
  const dress = (root) => {
    try {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(style)
      root.adoptedStyleSheets = [sheet]
    } catch {
      root.append(make('style', style))
    }
  }

  const host = document.createElement('div')
  host.lang = 'ja'
  const root = host.attachShadow({ mode: 'open' })
  dress(root)
  const name = make('p', '改善事例ライブラリ')
  name.className = 'name'
  const search = query === '' ? '事例を探す' : `「${query}」の事例をすべて見る`
  root.append(make('div', name, make('p', link(`/search?${asked}`, search))))
  script.after(host)

  const list = async () => {
    const address = `${origin}/api/search?${asked}${query === '' ? '' : '&'}size=${count}`
    const answer = await fetch(address, {
      credentials: 'omit',
      signal: AbortSignal.timeout(15_000),
    })
    if (!answer.ok) return
    /** @type {{ hits: Found[] }} */
    const { hits } = await answer.json()
    const found =
      hits.length > 0 ? make('ul', ...hits.map(item)) : make('p', '合う事例はまだない。')
    name.after(found)
  }
  // The way to the search stands there from the first; without an answer it stays alone.
  list().catch(() => undefined)
})()
