/** The library as members' own assistants use it: tools, cases and prompts of the Model Context Protocol, all read-only. */

import type { McpServer } from '@modelcontextprotocol/server'
import { imprint } from '../contract/citation.ts'
import { offerCases } from './case-resource.ts'
import { notice } from './material.ts'
import { offerPrompts } from './prompts.ts'
import { loadProtocol } from './protocol.ts'
import { offerTool, type Surroundings } from './tool.ts'
import { citeCases } from './tools/cite-cases.ts'
import { compareCases } from './tools/compare-cases.ts'
import { findWays } from './tools/find-ways.ts'
import { makeKit } from './tools/make-kit.ts'
import { readCase } from './tools/read-case.ts'
import { searchCases } from './tools/search-cases.ts'

/** Changes with the form of the answers. */
const version = '1.0.0'

const instructions = `${imprint.library}（${imprint.editor}）の事例を読むための道具です。読むことだけができます。${notice}`

/** Opens a server of one conversation, or of one question of it; what it offers is the same whatever the cases say. */
export async function openMcp(surroundings: Surroundings): Promise<McpServer> {
  const protocol = await loadProtocol()
  const server = new protocol.McpServer(
    { name: 'kaizen-case-library', title: imprint.library, version },
    { instructions, capabilities: fixed },
  )
  offerTool(server, searchCases, surroundings)
  offerTool(server, readCase, surroundings)
  offerTool(server, compareCases, surroundings)
  offerTool(server, findWays, surroundings)
  offerTool(server, citeCases, surroundings)
  offerTool(server, makeKit, surroundings)
  offerCases(server, protocol, surroundings)
  offerPrompts(server)
  return server
}

/** Nothing that a client would have to be told of changes while it is connected. */
const fixed = {
  tools: { listChanged: false },
  resources: { listChanged: false },
  prompts: { listChanged: false },
}
