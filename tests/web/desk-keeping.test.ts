/** What is written is kept: in the browser until the server has it, and for everybody when it is saved. */

import { describe, expect, it } from 'vitest'
import type { CaseDraft, KeptDraft, SaveAnswer } from '../../server/contract/desk.ts'
import { RequestFailure } from '../../web/api.ts'
import { stepHistory } from '../../web/desk/draft-changes.ts'
import { openDraftKeeper } from '../../web/desk/draft-keeper.ts'
import { keepLocalCopy, readLocalCopy } from '../../web/desk/local-copy.ts'
import { beginWriting, listUnsaved } from '../../web/desk/reopening.ts'
import { describeKeeping } from '../../web/desk/SaveBar.tsx'
import { makeSafe, type SafeStorage } from '../../web/lists/safe-storage.ts'
import { blankDraft, makeWritingPage } from '../support/make-writing.ts'

const write = (title: string): CaseDraft => ({ ...blankDraft, fields: { title } })

function memoryStorage(): SafeStorage {
  const kept = new Map<string, string>()
  return {
    read: (key) => kept.get(key),
    write: (key, text) => void kept.set(key, text),
    remove: (key) => void kept.delete(key),
  }
}

const closedStorage = makeSafe(() => {
  throw new Error('closed')
})

/** A keeper with a server that answers as it is told. */
function openTest(storage = memoryStorage()) {
  const { kept } = makeWritingPage(blankDraft)
  const server = {
    sent: [] as string[],
    fails: undefined as RequestFailure | undefined,
    kept,
    /** What the editor does while the first request is under way. */
    meanwhile: undefined as (() => void) | undefined,
  }
  const note = (what: string, draft: CaseDraft) => {
    server.sent.push(`${what} ${String(draft.fields['title'])}`)
    server.meanwhile?.()
    server.meanwhile = undefined
    if (server.fails) throw server.fails
  }
  const keeper = openDraftKeeper(kept, {
    storage,
    now: () => '2026-11-29T01:00:00.000Z',
    show: () => undefined,
    pause: async (_, draft) => note('pause', draft),
    save: async (_, draft, version): Promise<SaveAnswer> => {
      note('save', draft)
      if (version !== server.kept.version) return { conflict: server.kept }
      server.kept = { ...server.kept, draft, version: version + 1 }
      return { saved: server.kept }
    },
  })
  const localTitle = () => readLocalCopy(storage, kept.id)?.draft.fields['title']
  return { keeper, server, storage, localTitle }
}

describe('a rest', () => {
  it('brings what is written to the server, and the browser forgets it only then', async () => {
    const { keeper, server, localTitle } = openTest()
    keeper.note(write('a'))
    expect(keeper.read().where).toBe('screen')
    const resting = keeper.rest()
    expect(localTitle()).toBe('a')
    await resting
    expect(server.sent).toEqual(['pause a'])
    expect(keeper.read().where).toBe('server')
    expect(localTitle()).toBeUndefined()
  })

  it('keeps in the browser what is written while the server is being told', async () => {
    const { keeper, server, localTitle } = openTest()
    keeper.note(write('a'))
    server.meanwhile = () => {
      keeper.note(write('ab'))
      keeper.leave()
    }
    await keeper.rest()
    expect(keeper.read().where).toBe('browser')
    expect(localTitle()).toBe('ab')
  })

  it('sends nothing where nothing was written', async () => {
    const { keeper, server } = openTest()
    await keeper.rest()
    expect(server.sent).toEqual([])
    expect(keeper.read().where).toBe('saved')
  })
})

describe('without a connection', () => {
  it('what is written stays in the browser, and goes to the server once it is back', async () => {
    const { keeper, server, localTitle } = openTest()
    server.fails = new RequestFailure('network')
    keeper.note(write('a'))
    await keeper.rest()
    expect(describeKeeping(keeper.read())).toBe(
      'まだ保存できていない。つながったら保存する。書いたものは、このブラウザーに取ってある。',
    )
    server.fails = undefined
    await keeper.retry()
    expect(localTitle()).toBeUndefined()
    expect(keeper.read()).toMatchObject({ where: 'server', trouble: undefined })
  })

  it('a save that was asked for is made when the connection is back', async () => {
    const { keeper, server } = openTest()
    server.fails = new RequestFailure('timeout')
    keeper.note(write('a'))
    expect(await keeper.save()).toBeUndefined()
    server.fails = undefined
    await keeper.retry()
    expect(server.kept.draft.fields['title']).toBe('a')
    expect(keeper.read()).toMatchObject({ where: 'saved', isSaveWanted: false })
  })

  it('and without a storage it says that the page must not be closed', async () => {
    const { keeper, server } = openTest(closedStorage)
    server.fails = new RequestFailure('network')
    keeper.note(write('a'))
    await keeper.rest()
    expect(describeKeeping(keeper.read())).toContain('画面を閉じない')
  })
})

it('after the session has ended, what is written waits in the browser for the next one', async () => {
  const { keeper, server, localTitle } = openTest()
  server.fails = new RequestFailure('session')
  keeper.note(write('a'))
  await keeper.rest()
  expect(describeKeeping(keeper.read())).toContain('ログインが切れた。')
  expect(localTitle()).toBe('a')
})

it('what the server refuses for good is said in its words, and is not lost', async () => {
  const { keeper, server, localTitle } = openTest()
  server.fails = new RequestFailure('refused', '下書きが長すぎます。')
  keeper.note(write('a'))
  await keeper.save()
  expect(keeper.read()).toMatchObject({ isSaveWanted: false, trouble: { kind: 'refused' } })
  expect(describeKeeping(keeper.read())).toContain('下書きが長すぎます。')
  expect(localTitle()).toBe('a')
})

describe('saving', () => {
  it('waits for the pause before it, so that no older text arrives after it', async () => {
    const { keeper, server } = openTest()
    keeper.note(write('a'))
    let saving: Promise<unknown> | undefined
    server.meanwhile = () => {
      keeper.note(write('ab'))
      saving = keeper.save()
    }
    await keeper.rest()
    await saving
    expect(server.sent).toEqual(['pause a', 'save ab'])
    expect(keeper.read().where).toBe('saved')
  })

  it('never writes over what somebody else has saved, until that has been taken in', async () => {
    const { keeper, server } = openTest()
    const theirs: KeptDraft = { ...server.kept, draft: write('theirs'), version: 2 }
    server.kept = theirs
    keeper.note(write('mine'))
    expect(await keeper.save()).toEqual({ conflict: theirs })
    expect(server.kept.draft.fields['title']).toBe('theirs')
    keeper.follow(theirs)
    keeper.note(write('both'))
    await keeper.save()
    expect(server.kept).toMatchObject({ version: 3, draft: { fields: { title: 'both' } } })
  })

  it('of what is written meanwhile is not said to be saved', async () => {
    const { keeper, server } = openTest()
    keeper.note(write('a'))
    server.meanwhile = () => keeper.note(write('ab'))
    await keeper.save()
    expect(keeper.read().where).toBe('screen')
  })
})

describe('opening a draft again', () => {
  const page = makeWritingPage(write('saved'))
  const at = '2026-11-29T02:00:00.000Z'
  const copyOf = (draft: CaseDraft) => ({ draft, base: write('old'), version: 7, at })

  it('offers what the browser has, with the version that it began with', () => {
    const storage = memoryStorage()
    keepLocalCopy(storage, 'd1', copyOf(write('mine')))
    const [unsaved, ...others] = listUnsaved(page, storage)
    expect(others).toEqual([])
    expect(unsaved).toMatchObject({ where: 'browser', kept: { version: 7, draft: write('old') } })
  })

  it('offers what the server has, and the same text once', () => {
    const storage = memoryStorage()
    const paused = { ...page, pause: { draft: write('mine'), at } }
    expect(listUnsaved(paused, storage).map(({ where }) => where)).toEqual(['server'])
    keepLocalCopy(storage, 'd1', copyOf(write('mine')))
    expect(listUnsaved(paused, storage)).toHaveLength(1)
    keepLocalCopy(storage, 'd1', copyOf(write('other')))
    expect(listUnsaved(paused, storage)).toHaveLength(2)
  })

  it('offers nothing that is saved, and nothing that is no draft', () => {
    const storage = memoryStorage()
    keepLocalCopy(storage, 'd1', copyOf(write('saved')))
    expect(listUnsaved(page, storage)).toEqual([])
    for (const text of ['', '{', '[]', '{"draft":{}}', '{"draft":{"slug":1},"at":"x"}']) {
      storage.write('kaizen-draft:d1', text)
      expect(listUnsaved(page, storage)).toEqual([])
    }
  })

  it('begins with what is saved if that is chosen, and the other text is one step back', () => {
    const storage = memoryStorage()
    keepLocalCopy(storage, 'd1', copyOf(write('mine')))
    const unsaved = listUnsaved(page, storage)
    const { history } = beginWriting(page.kept, undefined, unsaved)
    expect(history.draft).toEqual(write('saved'))
    expect(stepHistory(history, { kind: 'undo' }).draft).toEqual(write('mine'))
    expect(beginWriting(page.kept, unsaved[0], unsaved).history.draft).toEqual(write('mine'))
  })
})
