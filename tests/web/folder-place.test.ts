/** Which file of a folder stands for which page, and back. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { populationClasses } from '../../server/contract/vocabulary.ts'
import { parsePath } from '../../web/place.ts'
import { fileOf } from '../../web/portable/folder-files.ts'
import { makeFolderPlace, wayUp } from '../../web/portable/folder-place.ts'

const folderName = fc.constantFrom(
  '事例 #1 100%',
  'a b',
  'x%20y',
  '%E4%BA',
  '?',
  'plain',
  'index.html',
)
const folders = fc
  .tuple(
    fc.constantFrom('file:///', 'file://server/share/', 'http://host/', 'https://h:8/a/b/'),
    folderName,
  )
  .map(([root, name]) => new URL(`${root}${encodeURIComponent(name)}/`))

const text = fc.string({ unit: 'grapheme' })
const queries = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom('q', 'p', 'slug', 'population'), text),
      fc.oneof(
        text,
        text.map((each) => `/${each}`),
      ),
    ),
  )
  .map((pairs) => (pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`))
const pathnames = fc.oneof(
  fc.constantFrom(
    '/',
    '/search',
    '/list',
    '/walls',
    '/about',
    '/kit',
    '/compare',
    '/api/export',
    '/desk',
  ),
  fc.stringMatching(/^[a-z0-9-]+$/).map((slug) => `/cases/${slug}`),
)
const fragments = fc.oneof(
  fc.constant(''),
  text.map((each) => `#${encodeURIComponent(each)}`),
)
const paths = fc
  .tuple(pathnames, queries, fragments)
  .map((parts) => parts.join(''))
  // As the browser writes it; an empty fragment is none.
  .map((path) => {
    const { pathname, search, hash } = parsePath(path)
    return pathname + search + hash
  })

describe('a page of a folder', () => {
  it('is found again by the address that it is given, wherever the folder lies', () => {
    fc.assert(
      fc.property(folders, paths, (folder, path) => {
        const place = makeFolderPlace(folder, () => new URL('cases/x.html?q=1#a', folder).href)
        expect(place.toPath(new URL(place.toHref(path)))).toBe(path)
        expect(place.toPath(new URL(place.toEntry(path)))).toBe(path)
      }),
    )
  })

  it('is named to the history of a file by that file alone', () => {
    fc.assert(
      fc.property(folders, paths, (folder, path) => {
        const open = new URL('cases/x.html?q=1#a', folder)
        const entry = new URL(makeFolderPlace(folder, () => open.href).toEntry(path))
        if (folder.protocol === 'file:') expect(entry.pathname).toBe(open.pathname)
        else expect(entry.href).toBe(new URL(fileOf(path), folder).href)
      }),
    )
  })

  it('is named from every other page by the way up to the folder', () => {
    fc.assert(
      fc.property(folders, paths, paths, (folder, from, to) => {
        const own = new URL(fileOf(from), folder)
        expect(new URL(wayUp(from) + fileOf(to), own).href).toBe(new URL(fileOf(to), folder).href)
      }),
    )
  })

  it('has the file that the layout names', () => {
    expect(fileOf('/')).toBe('index.html')
    expect(fileOf('/search?q=a#hits')).toBe('search.html?q=a#hits')
    expect(fileOf('/cases/a-b#source-1')).toBe('cases/a-b.html#source-1')
    for (const { id } of populationClasses) {
      expect(fileOf(`/walls?population=${id}#few`)).toBe(`walls-${id}.html#few`)
    }
    expect(fileOf('/api/export?slug=a')).toBe('index.html?p=%2Fapi%2Fexport%3Fslug%3Da')
  })

  it('is found where a host leaves the ending out', () => {
    const place = makeFolderPlace(new URL('https://h/s/'), () => 'https://h/s/')
    expect(place.toPath(new URL('https://h/s/'))).toBe('/')
    expect(place.toPath(new URL('https://h/s/cases/a?x=1'))).toBe('/cases/a?x=1')
  })

  it('is neither a file that is no page, nor anything beside the folder', () => {
    const place = makeFolderPlace(new URL('file:///a/b/'), () => 'file:///a/b/index.html')
    for (const other of [
      'file:///a/b/README.txt',
      'file:///a/index.html',
      'https://example.jp/',
      'file:///a/b/x/y.html',
    ]) {
      expect(place.toPath(new URL(other))).toBeUndefined()
    }
  })

  it('has a public address on a host, and none in a folder of files', () => {
    const at = (folder: string) =>
      makeFolderPlace(new URL(folder), () => folder).toPublic('/cases/a')
    expect(at('https://example.jp/lib/')).toBe('https://example.jp/lib/cases/a.html')
    expect(at('file:///a/b/')).toBeUndefined()
  })
})
