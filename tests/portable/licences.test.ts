/** LICENSES.txt of a pack. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findPackages, readPackages } from '../../scripts/pack/bundled-packages.ts'
import { readLicenceTexts } from '../../scripts/pack/licence-texts.ts'
import { listLicences } from '../../scripts/pack/licences.ts'
import { makeFolder } from '../support/make-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const words = { hasMeaning: false }
const inModules = (path: string) => join(root, 'node_modules', path)

/** A package on a disk of its own. */
async function makePackage(
  name: string,
  files: Record<string, string>,
  said: Record<string, unknown> = { license: 'MIT' },
): Promise<string> {
  const place = `node_modules/${name}`
  const folder = await makeFolder({
    [`${place}/package.json`]: JSON.stringify({ name, version: '1.2.3', ...said }),
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`${place}/${path}`, text])),
  })
  return join(folder, place)
}

describe('LICENSES.txt', () => {
  it('holds the whole text of every package that the bundler took a module of, and of no other', async () => {
    const text = await listLicences(
      [
        join(root, 'web/main.tsx'),
        '\0rolldown/runtime.js',
        inModules('preact/dist/preact.mjs'),
        inModules('preact/hooks/dist/hooks.mjs'),
        `\0${inModules('unified/index.js')}?commonjs-module`,
      ],
      words,
    )
    const names = text.split(`${'='.repeat(78)}\n`)[0] ?? ''
    expect(names).toMatch(/preact [\d.]+ {2}MIT\n/)
    expect(names.match(/preact/g)).toHaveLength(1)
    expect(names).toMatch(/unified [\d.]+ {2}MIT\n/)
    expect(names).not.toContain('fastify')
    expect(text).toContain((await readFile(inModules('preact/LICENSE'), 'utf8')).trim())
  })

  it('is the same whatever the order of the modules', async () => {
    const modules = ['preact/x.js', 'docx/x.js', 'unified/x.js', '@huggingface/tokenizers/x.js']
    const ids = modules.map(inModules)
    expect(await listLicences(ids.reverse(), words)).toBe(await listLicences(ids, words))
  })

  it('names what the packages themselves carry within, as docx does', async () => {
    const folders = await findPackages([inModules('docx/dist/index.mjs')])
    const names = (await readPackages(folders)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['docx', 'fflate', 'nanoid']))
  })

  it('has a text for every package that the library is made of', async () => {
    const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
    const places = Object.entries<{ dev?: boolean; optional?: boolean }>(lock.packages)
      .filter(([place, { dev, optional }]) => place !== '' && !dev && !optional)
      .map(([place]) => join(root, place))
    const packages = await readPackages(places)
    expect(packages.length).toBeGreaterThan(50)
    // What comes without a text runs on a server only, or in a part of onnxruntime-web that is left out.
    const leftOut = ['abstract-logging', 'onnxruntime-node', 'guid-typescript']
    for (const found of packages.filter(({ name }) => !leftOut.includes(name))) {
      expect((await readLicenceTexts(found)).join('').length, found.name).toBeGreaterThan(300)
    }
  })

  it('names the dictionary and the tables, and the model with its machine only where they are', async () => {
    const packagesFolder = await makeFolder({
      'onnxruntime-web/package.json':
        '{"name":"onnxruntime-web","version":"1.30.0","license":"MIT"}',
      '@digital-go-jp/design-tokens/package.json':
        '{"name":"@digital-go-jp/design-tokens","version":"1.1.9","license":"MIT"}',
      '@digital-go-jp/design-tokens/LICENSE': 'Copyright (c) 2023 デジタル庁',
    })
    const [plain, whole] = await Promise.all([
      listLicences([], words),
      listLicences([], { hasMeaning: true, packagesFolder }),
    ])
    for (const text of [plain, whole]) {
      expect(text).toContain('Nara Institute of Science and Technology (NAIST)')
      expect(text).toContain('UNICODE LICENSE V3')
      expect(text).toContain('CC-BY-SA-2.1-JP')
      expect(text).toContain('デジタル庁')
    }
    expect(plain).not.toMatch(/onnxruntime|e5-small-ja/)
    expect(whole).toContain('multilingual-e5-small')
    // Of the notices of onnxruntime, for all that is built into it.
    expect(whole).toContain('onnxruntime-web 1.30.0')
    expect(whole).toContain('google/flatbuffers')
  })

  it('brings the notices of a package along', async () => {
    const folder = await makePackage('noted', { LICENSE: 'the licence', NOTICE: 'the notice' })
    expect(await listLicences([join(folder, 'index.js')], words)).toContain(
      'the licence\n\nthe notice\n',
    )
  })
})

describe('a package that cannot be named rightly', () => {
  it('stops the pack where it has no licence text, program files aside', async () => {
    const folder = await makePackage('bare', { 'license.js': 'check()', 'README.md': '# bare' })
    await expect(listLicences([join(folder, 'x.js')], words)).rejects.toThrow(
      'bare 1.2.3 にライセンスの文がありません',
    )
  })

  it('stops the pack where it does not say which licence', async () => {
    const folder = await makePackage('silent', { LICENSE: 'text' }, {})
    await expect(listLicences([join(folder, 'x.js')], words)).rejects.toThrow(
      'silent 1.2.3 の package.json に、ライセンスの名がありません',
    )
  })

  it('stops the pack where it carries another one that is not there', async () => {
    const folder = await makePackage('carrier', {
      LICENSE: 'text',
      'x.js': '//#region node_modules/@some/inner/y.js\n',
    })
    await expect(listLicences([join(folder, 'x.js')], words)).rejects.toThrow('@some/inner')
  })
})
