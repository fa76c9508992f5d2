/** Two editors in one draft, who type, pause, save, crash and come back in any order: compared with a model of what they may expect. */

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { propertyRuns } from '../../support/any-text.ts'
import { openTestMembers, type TestMembers } from '../../support/test-members.ts'
import { addEditor, makeDraft, refusalOf, textOf } from './make-desk.ts'

let members: TestMembers
beforeAll(async () => {
  members = await openTestMembers()
  for (const name of editors) addEditor(members.database, name)
})
afterAll(() => members.close())

const editors = ['甲', '乙'] as const
type Editor = (typeof editors)[number]

/** What an editor has before him: a text that began with a version. */
type Hands = { text: string; version: number }

type Model = {
  text: string
  version: number
  stage: 'writing' | 'ready'
  isDiscarded: boolean
  hands: Record<Editor, Hands>
  /** What the server has acknowledged of each and not yet put into a version. */
  unsaved: Record<Editor, Hands | undefined>
}

type Real = { id: string }

class Step implements fc.Command<Model, Real> {
  readonly name: string
  readonly editor: Editor
  readonly work: (model: Model, real: Real, editor: Editor) => void

  constructor(name: string, editor: Editor, work: Step['work']) {
    this.name = name
    this.editor = editor
    this.work = work
  }

  check(): boolean {
    return true
  }

  run(model: Model, real: Real): void {
    this.work(model, real, this.editor)
    checkEverything(model, real)
  }

  toString(): string {
    return `${this.editor} ${this.name}`
  }
}

/** After every step the server has what was acknowledged, for both. */
function checkEverything(model: Model, { id }: Real): void {
  const { drafts } = members.desk
  for (const editor of editors) {
    const kept = drafts.read(id, { accountId: editor })
    const { text, version, stage } = model
    expect(kept).toMatchObject({ draft: makeDraft(text), version, stage })
    const pause = kept?.pause && { text: textOf(kept.pause), version: kept.pause.version }
    expect(pause).toEqual(model.unsaved[editor])
    const listed = drafts.listUnsaved({ accountId: editor }).some((line) => line.id === id)
    expect(listed).toBe(model.unsaved[editor] !== undefined)
  }
  expect(drafts.list().some((line) => line.id === id)).toBe(!model.isDiscarded)
}

function type(model: Model, editor: Editor, text: string): void {
  model.hands[editor] = { ...model.hands[editor], text }
}

function save(model: Model, { id }: Real, editor: Editor): void {
  const { text, version } = model.hands[editor]
  const work = () => members.desk.drafts.save(id, makeDraft(text), version, { accountId: editor })
  if (model.isDiscarded) {
    expect(refusalOf(work)).toBe('DRAFT_GONE')
    return
  }
  const answer = work()
  if (version !== model.version && text !== model.text) {
    // What he gets is what there is, and he goes on with his own until he has looked at it.
    expect(answer).toMatchObject({
      conflict: { draft: makeDraft(model.text), version: model.version },
    })
    model.unsaved[editor] = { text, version }
    return
  }
  if (text !== model.text) {
    Object.assign(model, { text, version: model.version + 1, stage: 'writing' })
  }
  model.unsaved[editor] = undefined
  model.hands[editor] = { text, version: model.version }
  expect(answer).toMatchObject({ saved: { version: model.version } })
}

function autosave(model: Model, { id }: Real, editor: Editor): void {
  const { text, version } = model.hands[editor]
  members.desk.drafts.autosave(id, makeDraft(text), version, { accountId: editor })
  model.unsaved[editor] = text === model.text ? undefined : { text, version }
}

/** The browser is closed; whoever opens the draft again finds his own unsaved text, or the newest version. */
function reopen(model: Model, { id }: Real, editor: Editor): void {
  const kept = members.desk.drafts.read(id, { accountId: editor })
  const { version, ...begun } = kept?.pause ?? kept ?? { version: 0, draft: makeDraft('') }
  model.hands[editor] = { text: textOf(begun), version }
  expect(model.hands[editor]).toEqual(
    model.unsaved[editor] ?? { text: model.text, version: model.version },
  )
}

/** The editor has looked at the newest version beside his own text, and goes on from it. */
function takeNewest(model: Model, _real: Real, editor: Editor): void {
  model.hands[editor] = { ...model.hands[editor], version: model.version }
}

function markReady(model: Model, { id }: Real, editor: Editor): void {
  const { version } = model.hands[editor]
  const work = () => members.desk.drafts.setStage(id, 'ready', version)
  if (model.isDiscarded) {
    expect(refusalOf(work)).toBe('DRAFT_GONE')
    return
  }
  const isSeen = version === model.version
  expect(work()).toHaveProperty(isSeen ? 'saved' : 'conflict')
  if (isSeen) model.stage = 'ready'
}

function discard(model: Model, { id }: Real): void {
  members.desk.drafts.discard(id)
  model.isDiscarded = true
}

function bringBack(model: Model, { id }: Real): void {
  members.desk.drafts.bringBack(id)
  model.isDiscarded = false
}

const editor = fc.constantFrom(...editors)
const step = (name: string, work: Step['work']) => editor.map((who) => new Step(name, who, work))
// Few different texts, so that two also write the same.
const typing = fc
  .tuple(editor, fc.constantFrom('一', '二', '三', '四'))
  .map(([who, text]) => new Step(`types ${text}`, who, (model) => type(model, who, text)))

const steps = [
  ...[typing, typing, step('saves', save), step('pauses', autosave), step('reopens', reopen)],
  ...[step('takes the newest', takeNewest), step('marks as ready', markReady)],
  ...[step('discards', discard), step('brings back', bringBack)],
]

it('loses nothing that was acknowledged, and overwrites nothing that its editor has not seen', () => {
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 40 }), (commands) => {
      fc.modelRun(() => {
        const { id } = members.desk.drafts.create(makeDraft('初め'), undefined, {
          accountId: editors[0],
        })
        const hands = { text: '初め', version: 1 }
        const model: Model = {
          ...{ text: '初め', version: 1, stage: 'writing', isDiscarded: false },
          hands: { 甲: hands, 乙: hands },
          unsaved: { 甲: undefined, 乙: undefined },
        }
        return { model, real: { id } }
      }, commands)
    }),
    { numRuns: Math.max(60, propertyRuns / 4) },
  )
})
