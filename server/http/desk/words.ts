/** The words by which cases are found, at the desk: a change is measured first, and kept only then. */

import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readParameters } from '../../answers/parameters.ts'
import type { DeskPage, WordsLineChange } from '../../contract/desk-pages.ts'
import { readSynonymLines } from '../../contract/synonym-lines.ts'
import { AppError } from '../../errors.ts'
import { signalLeft } from '../left.ts'
import { allow, answerForm, readForm } from '../member-pages.ts'
import { changeList, readTypedLine } from './change-words.ts'
import { type DeskParts, deskOf, sendDeskPage } from './desk-pages.ts'

type WordsPage = Extract<DeskPage, { name: 'desk-words' }>

/** A change that has been measured waits for its editor; of so many the oldest is forgotten. */
const mostMeasured = 20
const mostShown = 50
/** Nothing is sent while it is measured, which takes up to 60 s; other answers of the connection are to come sooner. */
const patienceMs = 75_000

const doneSentences: Readonly<Record<string, string>> = {
  kept: '変更を残した。いまから、この言葉で探せる。',
}

/** Registers the page and its forms. */
export function registerWords(scope: FastifyInstance, { door, assets, library }: DeskParts): void {
  const forEditors = { preHandler: allow('editor'), bodyLimit: 16 * 1024 }
  const measured = new Map<string, { before: string; after: string }>()

  const sendWords = async (
    reply: FastifyReply,
    said: Partial<Pick<WordsPage, 'asked' | 'typed' | 'problem' | 'done'>>,
    status = 200,
  ) => {
    const asked = library.normalForm(said.asked ?? '')
    const shipped = asked === '' ? [] : readSynonymLines(await library.words.readShipped())
    const page: WordsPage = {
      name: 'desk-words',
      own: readSynonymLines(deskOf(door).ownWords.read()),
      typed: { words: '', others: '' },
      ...said,
      asked: said.asked ?? '',
      shipped: shipped
        .filter(({ line }) => library.normalForm(line).includes(asked))
        .slice(0, mostShown),
    }
    return sendDeskPage(reply, page, assets, status)
  }

  scope.get('/desk/words', forEditors, async (request, reply) => {
    const parameters = readParameters(request.url)
    const [word = ''] = parameters.get('done') ?? []
    const done = Object.hasOwn(doneSentences, word) ? doneSentences[word] : undefined
    const asked = (parameters.get('q')?.[0] ?? '').trim().slice(0, 40)
    return sendWords(reply, { asked, ...(done !== undefined && { done }) })
  })

  const measure = async (reply: FastifyReply, change: WordsLineChange) => {
    const { ownWords, judgements } = deskOf(door)
    const before = ownWords.read()
    const after = changeList(before, change)
    const judged = judgements.exportJsonl()
    const { socket } = reply.request.raw
    // A request that is only made up, as tests make them, has none.
    if (socket instanceof Socket) socket.setTimeout(patienceMs)
    const effect = await library.words.measure({ before, after, judged }, signalLeft(reply))
    const id = randomUUID()
    measured.set(id, { before, after })
    const [oldest = ''] = measured.keys()
    if (measured.size > mostMeasured) measured.delete(oldest)
    return sendDeskPage(reply, { name: 'desk-words-effect', change, effect, id }, assets)
  }

  scope.post('/desk/words/measure', forEditors, async (request, reply) => {
    const { remove, ...typed } = readForm(request, ['remove', 'words', 'others'])
    return answerForm(
      () => {
        const change: WordsLineChange =
          remove === ''
            ? { kind: 'added', line: readTypedLine(typed) }
            : { kind: 'removed', line: remove }
        return measure(reply, change)
      },
      (problem, { status }) => sendWords(reply, { problem, typed }, status),
    )
  })

  scope.post('/desk/words', forEditors, async (request, reply) => {
    const { id } = readForm(request, ['id'])
    return answerForm(
      async () => {
        const change = measured.get(id)
        const isKept = change && deskOf(door).ownWords.write(change.after, change.before)
        if (!isKept) throw new AppError('WORDS_CHANGED')
        measured.delete(id)
        await library.words.use(change.after)
        return reply.redirect('/desk/words?done=kept', 303)
      },
      (problem, { status }) => sendWords(reply, { problem }, status),
    )
  })
}
