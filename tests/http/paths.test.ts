import { describe, expect, it } from 'vitest'
import { sendRaw } from '../support/raw-client.ts'
import { listenApp, makeApp, secretText } from '../support/test-app.ts'

const up = [
  '..',
  '%2e%2e',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '%uff0e%uff0e',
  '..%00',
  '..;',
  '....',
  '..%ff',
  '%e0%80%ae%e0%80%ae',
] // prettier-ignore
const slashes = ['/', '%2f', '%5c', '\\', '%252f', '%255c', '%c0%af', '//', '/./']

/** Every way up with every slash, and some that need none. */
const paths = [
  ...up.flatMap((dots) => slashes.map((slash) => `${dots}${slash}secret.js`)),
  ...[
    'package.json',
    'etc/passwd',
    'C:/Windows/win.ini',
    'C:%5cWindows%5cwin.ini',
    '%00',
    'main-test.js%00',
  ],
  ...[
    '.env',
    '%2eenv',
    '.git/config',
    'main-test.js.map',
    'case.md',
    '..',
    '.',
    '%2e',
    '/',
    '%2f',
    '~root',
  ],
  ...['file:///etc/passwd', '//etc/passwd', '%2fetc%2fpasswd', 'CON', 'NUL', 'main-test.js::$DATA'],
]

describe.each(['/assets/', '/cases/', '/api/cases/'])(
  'below %s no path leaves its folder',
  (prefix) => {
    it(`with ${paths.length} ways of writing it`, async () => {
      const { port } = await listenApp()
      for (const path of paths) {
        const request = `GET ${prefix}${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`
        const answer = await sendRaw(port, request)
        expect(answer, path).toMatch(/^HTTP\/1\.1 (400|404|414) /)
        expect(answer, path).not.toContain(secretText)
        expect(answer, path).not.toContain('root:')
      }
    })
  },
)

it('the folder of built files is not listed, and only built files are served', async () => {
  const app = await makeApp()
  for (const url of ['/assets', '/assets/', '/assets/.env', '/assets/main-test.js.map']) {
    expect((await app.inject(url)).statusCode, url).toBe(404)
  }
  const script = await app.inject('/assets/main-test.js')
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(script.headers['content-type']).toContain('javascript')
})
