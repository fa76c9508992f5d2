/** The pages of members: which forms they have, and that whatever people type stays text. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  AccountShown,
  Audience,
  MemberPage,
  PageReader,
} from '../../server/contract/members.ts'
import { formatMoment } from '../../web/members/format-moment.ts'
import { renderMemberPage } from '../../web/render-forms.tsx'
import { anyText, propertyRuns } from '../support/any-text.ts'

const assets = { script: '/main.js', imported: [], styles: ['/main.css'] }
const member: PageReader = { name: '田中', role: 'member' }
const editor: PageReader = { name: '佐々木', role: 'editor' }

function render(page: MemberPage, reader: Audience = 'guest'): string {
  return renderMemberPage(page, assets, reader)
}

const accounts: readonly AccountShown[] = [
  { id: 'self', name: '佐々木', role: 'editor', state: 'active' },
  { id: 'a', name: '田中', role: 'member', state: 'active' },
  { id: 'b', name: '高橋', role: 'member', state: 'invited', invitedUntil: '2026-12-06' },
  { id: 'c', name: '鈴木', role: 'editor', state: 'paused' },
]

const pages = {
  login: { name: 'login', next: '/cases/x?a=1', typedName: '田中' },
  accept: { name: 'accept', invited: { name: '高橋', role: 'editor' } },
  members: { name: 'members', accounts, self: 'self', typedName: '' },
  account: {
    name: 'account',
    reader: member,
    sessions: [
      { startedAt: '2026-11-29T00:05:00.000Z', isThis: true },
      { startedAt: '2026-11-28T15:00:00.000Z', isThis: false },
    ],
    kept: { isOn: true, lists: 3, plans: 1, shares: 2 },
    tokens: [{ id: 'k1', name: '自宅の助手', madeOn: '2026-11-29', usedOn: '2026-12-01' }],
    token: { name: '職場の助手', key: 'A'.repeat(43) },
  },
} as const satisfies Record<string, MemberPage>

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '')

/** The forms of the content as their address and what they send; 「!」 marks what must be filled in. */
function listForms(html: string): string[] {
  const main = html.slice(html.indexOf('<main'))
  return [...main.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', body = '']) => {
    expect(head).toContain('method="post"')
    const action = /action="([^"]*)"/.exec(head)?.[1] ?? '(itself)'
    const fields = [...body.matchAll(/<input[^>]*>/g)].flatMap(([field]) => {
      const name = /\bname="([^"]*)"/.exec(field)?.[1]
      return name === undefined ? [] : [field.includes('required') ? `${name}!` : name]
    })
    return [action, ...new Set(fields)].join(' ')
  })
}

describe('the forms of members', () => {
  it('log in by name and passphrase, and lead on to where the reader wanted to go', () => {
    const html = render(pages.login)
    expect(listForms(html)).toEqual(['/login next name! passphrase!'])
    expect(html).toContain('value="/cases/x?a=1"')
    expect(html).toContain('autocomplete="current-password"')
    expect(html).toContain('autocomplete="username"')
  })

  it('accept an invitation at its own address, with a passphrase typed twice', () => {
    const html = render(pages.accept)
    expect(listForms(html)).toEqual(['(itself) passphrase! again!'])
    expect(html).not.toContain('action=')
    expect(html.match(/autocomplete="new-password"/g)).toHaveLength(2)
    expect(textOf(html)).toContain('高橋さんを編集者として招く案内')
    expect(textOf(html)).toContain('12字以上')
  })

  it('offer editors for each account what its state allows, and nothing for their own', () => {
    const html = render(pages.members, editor)
    expect(listForms(html)).toEqual([
      '/members name! role',
      ...['/members/a/pause', '/members/a/invite', '/members/a/remove'],
      ...['/members/b/invite', '/members/b/remove'],
      ...['/members/c/resume', '/members/c/remove'],
    ])
    expect(html).toMatch(/value="member"[^>]*checked|checked[^>]*value="member"/)
    expect(textOf(html)).toContain('2026年12月6日まで')
  })

  it('ask before an account is removed, without a script', () => {
    const [, folded = ''] =
      /<details[^>]*>(.*?)<\/details>/s.exec(render(pages.members, editor)) ?? []
    expect(folded).toContain('action="/members/a/remove"')
    expect(textOf(folded)).toContain('元には戻せない')
  })

  it('let members change, end, have and delete what is theirs', () => {
    expect(listForms(render(pages.account, member))).toEqual([
      '/logout',
      '/account/keeping keep',
      '/account/data/delete',
      '/account/shares/delete',
      '/account/tokens/revoke id',
      '/account/tokens name!',
      '/account/sessions',
      '/account/passphrase old! passphrase! again!',
      '/account/leave passphrase!',
    ])
    expect(render(pages.account, member)).toContain('href="/account/data"')
  })

  it('switch keeping on or off, whichever it is not', () => {
    const switchOf = (isOn: boolean) =>
      /name="keep" value="(\w+)"/.exec(
        render({ ...pages.account, kept: { isOn, lists: 0, plans: 0, shares: 0 } }, member),
      )?.[1]
    expect([switchOf(true), switchOf(false)]).toEqual(['off', 'on'])
  })

  it('offer nothing to end or delete where there is nothing', () => {
    const kept = { isOn: false, lists: 0, plans: 0, shares: 0 }
    const sessions = pages.account.sessions.slice(0, 1)
    const forms = listForms(render({ ...pages.account, sessions, kept }, member))
    expect(forms.filter((form) => /delete|sessions/.test(form))).toEqual([])
  })
})

describe('every page of members', () => {
  const withProblem = Object.values(pages).map((page) => ({ ...page, problem: 'だめ' }))

  it.each([...Object.values(pages), ...withProblem])('$name: names each field', (page) => {
    const html = render(page, editor)
    const ids = [...html.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const fields = [...html.matchAll(/<input[^>]*>/g)].map(([field]) => field)
    const seen = fields.filter((field) => !/type="(hidden|radio)"|\bhidden\b/.test(field))
    for (const field of seen) {
      expect(html).toContain(`for="${/\bid="([^"]*)"/.exec(field)?.[1]}"`)
    }
    const radios = fields.filter((field) => field.includes('type="radio"'))
    expect(html.match(/<label class="choice">/g) ?? []).toHaveLength(radios.length)
  })

  it('says a problem as an alert and in the title of the window, and what was done as a status', () => {
    const html = render({ ...pages.account, problem: '合言葉が違う', done: '替えた' }, member)
    expect(html).toMatch(/role="alert"[^>]*>.*合言葉が違う/s)
    expect(html).toMatch(/role="status"[^>]*>.*替えた/s)
    expect(html).toContain('<title>誤り：自分の頁')
  })

  it('has no script, is not to be found by search engines, and asks nobody else for anything', () => {
    for (const page of Object.values(pages)) {
      const html = render(page, editor)
      expect(html).not.toContain('<script')
      expect(html).toContain('<meta name="robots" content="noindex"')
      expect(html).not.toMatch(/(src|href|action)="(https?:)?\/\//)
    }
  })

  it('shows the link of an invitation once, in a field to copy from', () => {
    const href = 'https://kaizen.example.jp/accept/abc'
    const invitation = { name: '高橋', href, until: '2026-12-06' }
    const html = render({ ...pages.members, invitation }, editor)
    expect(html.split(href)).toHaveLength(2)
    expect(/<input[^>]*id="invitation"[^>]*>/.exec(html)?.[0]).toMatch(/readonly/i)
    expect(textOf(html)).toContain('メールを送らない')
    expect(render(pages.members, editor)).not.toContain('招待のリンク</label>')
  })

  it('keeps whatever people type as text: no tag, no attribute comes of it', () => {
    const shape = (html: string): string => html.replace(/[^<"]*/g, '')
    const drawAll = (text: string): string[] => {
      const typed = `x${text}`
      const [, ...others] = accounts
      const named = others.map((account) => ({ ...account, id: typed, name: typed }))
      const reader: PageReader = { name: typed, role: 'editor' }
      const told = { problem: typed, done: typed }
      const invitation = { name: typed, href: typed, until: typed }
      return [
        render({ ...pages.login, next: typed, typedName: typed, ...told }),
        render({ name: 'accept', invited: reader, problem: typed }),
        render(
          { ...pages.members, accounts: named, typedName: typed, invitation, ...told },
          reader,
        ),
        render({ ...pages.account, reader, ...told }, reader),
      ].map(shape)
    }
    // A lone surrogate has no percent code; ids come from the server, which makes them of letters.
    const wellFormed = anyText.map((text) => text.toWellFormed())
    const plain = drawAll('')
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(drawAll(text)).toEqual(plain)
      }),
      {
        numRuns: propertyRuns,
        examples: [['"><script>alert(1)</script>'], ["' onclick='x"], ['</title>']],
      },
    )
  })
})

it('a moment is told on the clock of Japan', () => {
  expect(formatMoment('2026-11-28T15:05:00.000Z')).toBe('2026年11月29日 0:05')
  expect(formatMoment('きのう')).toBe('きのう')
})
