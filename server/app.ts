/** The application, wired by hand: guards, routes, error handler. It reads no environment and never listens. */

import { randomUUID } from 'node:crypto'
import fastify, {
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
  type onRouteHookHandler,
} from 'fastify'
import type { PageAssets } from '../web/html-document.tsx'
import type { AccessDoor } from './access/access-door.ts'
import { longestName } from './answers/route.ts'
import type { AccessibilityReport } from './contract/pages.ts'
import type { DeskService } from './desk/desk-service.ts'
import { registerAccount } from './http/account.ts'
import { registerHealth } from './http/api.ts'
import { registerFiles } from './http/assets.ts'
import { limitConcurrency } from './http/concurrency-limit.ts'
import { registerBelow, registerData } from './http/data-routes.ts'
import { registerApiGuide } from './http/description/guide.ts'
import { gatherDescription, registerOpenApi } from './http/description/open-api.ts'
import { registerBring } from './http/desk/bring.ts'
import { registerCaseDesk } from './http/desk/cases.ts'
import { registerDrafts } from './http/desk/drafts.ts'
import { registerJudge } from './http/desk/judge.ts'
import { type NoteMissed, registerMissed } from './http/desk/missed.ts'
import { registerOverview } from './http/desk/overview.ts'
import { registerProposals } from './http/desk/proposals.ts'
import { registerPropose } from './http/desk/propose.ts'
import { registerSettings } from './http/desk/settings.ts'
import { registerWords } from './http/desk/words.ts'
import { registerEmbed } from './http/embed.ts'
import {
  createClientErrorHandler,
  createErrorHandler,
  registerErrorHandler,
} from './http/error-handler.ts'
import { tagAnswers } from './http/etag.ts'
import { registerFeed } from './http/feed.ts'
import { guardAnswers, limitClients } from './http/guards.ts'
import { registerKept } from './http/kept.ts'
import { registerKitPages } from './http/kit.ts'
import { registerLogin } from './http/login.ts'
import { registerMcp } from './http/mcp.ts'
import { prepareMemberScope } from './http/member-pages.ts'
import { registerMembers } from './http/members.ts'
import { registerOpenSearch } from './http/open-search.ts'
import { admitOtherSites, type OtherSites } from './http/other-sites.ts'
import { registerDocuments, registerPages } from './http/pages.ts'
import { registerPreviews } from './http/pictures/previews.ts'
import { knowReaders } from './http/reader.ts'
import { registerRobots } from './http/robots.ts'
import { registerShared } from './http/shared.ts'
import { registerSitemap } from './http/sitemap.ts'
import type { WholeLibrary } from './library/library.ts'

export type AppOptions = {
  library: WholeLibrary
  /** The way to the accounts of members; without it the library is everybody's alone. */
  members?: AccessDoor | undefined
  /** Whether everybody may send in proposals, and not members alone. */
  openProposals?: boolean | undefined
  /** Whether no robot shall read or list the pages. */
  refusesRobots?: boolean | undefined
  /** Sites whose pages may read the public answers of the API; by itself none may. */
  otherSites?: OtherSites | undefined
  /** Where cases are written; without it there are no drafts, and proposals become none. */
  desk?: DeskService | undefined
  /** Built scripts and styles: their addresses, and the folder they are served from. */
  assets: PageAssets & { folder: string }
  /** What the last run of the browser tests proved. */
  accessibility?: AccessibilityReport | undefined
  trustedProxies?: string[]
  /** Off in tests; the program logs to stderr, because stdout has only the ready line. */
  logger?: FastifyServerOptions['logger']
  requestsPerMinute?: number
  searchesAtOnce?: number
  /** For tests: hears of every route, so that none can be left out of them. */
  onRoute?: onRouteHookHandler
}

/** Twenty people typing in one study room, behind one address, stay well below. */
const usualRequestsPerMinute = 1200
const usualSearchesAtOnce = 64
/** One thread writes all files one after the other; 100 cases keep it for a second, and their paper takes megabytes. */
const mostFilesAtOnce = 4
/** Files of at most four cases: 30 to 50 ms of that thread each, so that the last of so many has waited a second. */
const mostSmallFilesAtOnce = 24
/** Pages that are made of whole cases: 10 to 20 ms each, in one step. */
const mostSheetsAtOnce = 16
/** Questions of assistants: a kit takes 20 ms in one step, a search 50. */
const mostQuestionsAtOnce = 16
/** Looks at drafts take up to a second of one core, and ten editors typing at once are many. */
const mostChecksAtOnce = 10

/** Builds the application around a library; the caller listens and closes. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { library, assets } = options
  const handleError = createErrorHandler(assets)
  const app = fastify({
    ...limits,
    logger: options.logger ?? false,
    // A request that ends early is a reader who typed on, not an event; bugs are logged by the error handler.
    logController: new LogController({ disableRequestLogging: true }),
    // The schemas are this program's own: to hold them against the meta-schema takes 50 ms of every start.
    ajv: { customOptions: { meta: false, validateSchema: false } },
    trustProxy: options.trustedProxies?.length ? options.trustedProxies : false,
    genReqId: () => randomUUID().slice(0, 8),
    // The guards refuse while closing, with headers and a sentence.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: longestName },
    frameworkErrors: handleError,
    clientErrorHandler: createClientErrorHandler(assets),
  })
  const noteMissed: NoteMissed = (text, kind) =>
    options.members?.desk()?.missedSearches.note(library.normalForm(text.trim()), kind)
  const searchLimit = limitConcurrency(options.searchesAtOnce ?? usualSearchesAtOnce)
  const fileLimit = limitConcurrency(mostFilesAtOnce, { inTurns: true })
  const smallFileLimit = limitConcurrency(mostSmallFilesAtOnce, { inTurns: true })
  const sheetLimit = limitConcurrency(mostSheetsAtOnce, { inTurns: true })
  const checkLimit = limitConcurrency(mostChecksAtOnce, { inTurns: true })
  const questionLimit = limitConcurrency(mostQuestionsAtOnce, { inTurns: true })

  if (options.onRoute) app.addHook('onRoute', options.onRoute)
  const { requestsPerMinute = usualRequestsPerMinute } = options
  await gatherDescription(app, { requestsPerMinute })
  guardAnswers(app)
  const { members, openProposals = false, refusesRobots = false, otherSites } = options
  await knowReaders(app, { library, door: members, openProposals: openProposals && !!members })
  registerRobots(app, refusesRobots)
  await registerFiles(app, assets.folder)
  // After the files: one page asks for several of them, and they cost next to nothing.
  await limitClients(app, requestsPerMinute)
  registerErrorHandler(app, handleError)
  await app.register((scope, _options, done) => {
    tagAnswers(scope, library)
    admitOtherSites(scope, otherSites)
    registerBelow(scope, (data) =>
      registerData(data, { library, searchLimit, fileLimit, smallFileLimit }),
    )
    registerKitPages(scope, { sheetLimit, assets })
    registerPages(scope, { searchLimit, sheetLimit, noteMissed, assets })
    registerDocuments(scope, { assets, accessibility: options.accessibility })
    registerFeed(scope)
    if (!refusesRobots) registerSitemap(scope, library)
    registerOpenApi(scope)
    registerApiGuide(scope, { assets, requestsPerMinute })
    registerOpenSearch(scope)
    registerPreviews(scope)
    registerEmbed(scope, { assets, otherSites })
    done()
  })
  if (members) {
    await app.register((scope, _options, done) => {
      prepareMemberScope(scope, members)
      for (const register of [registerLogin, registerMembers, registerAccount, registerKept]) {
        register(scope, { door: members, assets })
      }
      registerShared(scope, { door: members, assets, library })
      const desk = { door: members, assets, library }
      const service = options.desk
      registerProposals(scope, { ...desk, service })
      registerOverview(scope, desk)
      if (service) {
        registerDrafts(scope, { ...desk, service, checkLimit })
        registerCaseDesk(scope, { ...desk, service })
        scope.register((files, _options, done) => {
          registerBring(files, { library, service })
          done()
        })
      }
      registerMissed(scope, { ...desk, noteMissed })
      registerSettings(scope, { ...desk, isOpen: openProposals })
      registerJudge(scope, { ...desk, searchLimit })
      registerWords(scope, desk)
      done()
    })
    await app.register((scope, _options, done) => {
      registerPropose(scope, { door: members, assets, library, isOpen: openProposals })
      done()
    })
  }
  await app.register((scope, _options, done) => {
    registerMcp(scope, { library, door: members, limit: questionLimit })
    done()
  })
  registerBelow(app, (data) => registerHealth(data, library))
  return app
}

/** Slow or endless requests are closed within 20 s; Fastify by itself would wait for ever. */
const limits = {
  connectionTimeout: 30_000,
  keepAliveTimeout: 10_000,
  requestTimeout: 20_000,
  // Nothing is ever uploaded here.
  bodyLimit: 4096,
  http: {
    headersTimeout: 15_000,
    // Node looks for late requests only every 30 s by itself.
    connectionsCheckingInterval: 2_500,
    // 10,000 Japanese characters in percent codes still reach the route, which says what is wrong with them.
    maxHeaderSize: 128 * 1024,
  },
}
