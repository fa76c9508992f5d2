/**
 * What a member has kept on the server: the two texts that his browsers put there and take from there, the switch, and
 * everything about him as one file.
 */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readParameters, readSingle, refuseUnknown } from '../answers/parameters.ts'
import { readDayInJapan } from '../contract/format.ts'
import {
  KeptAnswerShape,
  type KeptKind,
  KeptWrittenShape,
  keptKinds,
  mostKeptBytes,
} from '../contract/kept.ts'
import { readJson } from '../contract/untrusted-values.ts'
import { AppError } from '../errors.ts'
import { sendDownload } from './downloads.ts'
import { accessOf, allow, type MemberParts, readerOf, readForm } from './member-pages.ts'
import { isFromOwnPage } from './own-page.ts'

/** Registers the texts, and the forms of the account page about them. */
export function registerKept(scope: FastifyInstance, parts: MemberParts): void {
  scope.register((inner, _options, done) => {
    // Kept as it came: the server has no need to understand it, beyond its being JSON.
    inner.removeContentTypeParser('application/json')
    inner.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, end) =>
      end(null, body),
    )
    for (const kind of keptKinds) registerText(inner, parts, kind)
    done()
  })
  registerForms(scope, parts)
}

/** A text that is too long by a little is refused in words; whatever is longer is not read to its end. */
function registerText(scope: FastifyInstance, { door }: MemberParts, kind: KeptKind): void {
  const path = `/api/kept/${kind}`

  scope.get(path, { schema: { response: { 200: KeptAnswerShape } } }, async (request) => {
    const reader = readerOf(request)
    const { kept } = accessOf(door)
    if (!kept.isKeeping(reader)) throw new AppError('KEEPING_OFF')
    return { owner: kept.nameOwner(reader), ...kept.read(reader, kind) }
  })

  const schema = { response: { 200: KeptWrittenShape, 412: KeptAnswerShape } }
  const bodyLimit = mostKeptBytes + 64 * 1024
  scope.put(path, { schema, bodyLimit }, async (request, reply) => {
    const reader = readerOf(request)
    if (!isFromOwnPage(request)) throw new AppError('FOREIGN_ORIGIN')
    const { kept } = accessOf(door)
    const { body } = request
    const known = readKnown(request)
    const owner = kept.nameOwner(reader)
    // Another account may have logged in since the page was opened, whose lists these are not.
    const written =
      known.owner === owner
        ? kept.write(reader, kind, typeof body === 'string' ? body : '', known.version)
        : { other: kept.read(reader, kind) }
    if ('version' in written) return written
    reply.code(412)
    return { owner, ...written.other }
  })
}

function readKnown(request: FastifyRequest): {
  owner: string | undefined
  version: number | undefined
} {
  const parameters = readParameters(request.url)
  refuseUnknown(parameters, ['owner', 'version'])
  const owner = readSingle(parameters, 'owner')
  const got = readSingle(parameters, 'version')
  if (got === undefined) return { owner, version: undefined }
  if (/^[0-9]{1,15}$/.test(got)) return { owner, version: Number(got) }
  const want = '受け取った版の番号をそのまま指定してください。'
  throw new AppError('BAD_PARAMETER', { name: 'version', got, want })
}

function registerForms(scope: FastifyInstance, { door }: MemberParts): void {
  const forMembers = { preHandler: allow('member') }

  scope.post('/account/keeping', forMembers, async (request, reply) => {
    const isOn = readForm(request, ['keep']).keep === 'on'
    accessOf(door).kept.setKeeping(readerOf(request), isOn)
    return reply.redirect(`/account?done=${isOn ? 'on' : 'off'}`, 303)
  })

  scope.post('/account/data/delete', forMembers, async (request, reply) => {
    accessOf(door).kept.deleteAll(readerOf(request))
    return reply.redirect('/account?done=deleted', 303)
  })

  scope.post('/account/shares/delete', forMembers, async (request, reply) => {
    accessOf(door).shares.deleteAll(readerOf(request))
    return reply.redirect('/account?done=shares', 303)
  })

  /** Everything that is stored about the reader, but for what would open his account or his links to whoever finds the file. */
  scope.get('/account/data', forMembers, async (request, reply) => {
    const reader = readerOf(request)
    const access = accessOf(door)
    const { name, role } = reader
    const everything = {
      ...{ name, role, writtenOn: readDayInJapan() },
      sessions: access.listSessions(reader).map(({ startedAt }) => ({ startedAt })),
      keeping: access.kept.isKeeping(reader),
      ...Object.fromEntries(
        keptKinds.map((kind) => [
          kind,
          readJson(access.kept.read(reader, kind)?.content ?? 'null'),
        ]),
      ),
      shares: access.shares.list(reader),
      tokens: access.tokens?.list(reader).map(({ id: _, ...token }) => token),
    }
    return sendDownload(reply, {
      name: '自分のデータ',
      extension: 'json',
      mediaType: 'application/json; charset=utf-8',
      content: Buffer.from(JSON.stringify(everything, null, 2)),
      missing: [],
    })
  })
}
