/** One tool of the library: what it is called, what it takes and gives, and how its answer reads. */

import type {
  CallToolResult,
  McpServer,
  StandardSchemaWithJSON,
} from '@modelcontextprotocol/server'
import type { Parameters } from '../contract/query-string.ts'
import { type Shape, Type } from '../contract/shape.ts'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import { notice, writeMaterial } from './material.ts'
import { readArguments } from './read-arguments.ts'

/** Who is asked, and for whom. */
export type Asked = {
  library: Library
  /** How its reader calls this server; nothing where there is none. */
  origin: string | undefined
  signal: AbortSignal
}

/** `said` sums an answer up in words of the program alone; where something was left out, `cut` says so. */
type Summed = { said: string; cut?: string }

/** The fields that every answer has. */
export const answerFields = {
  notice: Type.String(),
  said: Type.String(),
  cut: Type.Optional(Type.String({ description: '長さのために省いたもの' })),
}

export type Tool<Answer extends Summed> = {
  name: string
  title: string
  description: string
  takes: Shape
  gives: Shape<Answer & { notice: string }>
  answer: (parameters: Parameters, asked: Asked) => Promise<Answer>
  /** The material in an answer. */
  write: (answer: Answer) => Part[]
}

/** Lines of material, under a heading of the program's own. */
type Part = { heading?: string; lines: string[] }

/** What a server of tools needs of its surroundings. */
export type Surroundings = {
  /** It may still be opening: what is offered is known without it. */
  library: Library | Promise<Library>
  origin?: string | undefined
  /** Hears of what should never happen, and answers the number by which it is found in the log. */
  onBug: (error: unknown) => string
}

/** Offers a tool; what it refuses, it says in the words of the library, as an answer and not as a failure of the protocol. */
export function offerTool<Answer extends Summed>(
  server: McpServer,
  tool: Tool<Answer>,
  { library: opening, origin, onBug }: Surroundings,
): void {
  const known = Object.keys(tool.takes.properties ?? {})
  server.registerTool(
    tool.name,
    {
      title: tool.title,
      description: tool.description,
      inputSchema: toSchema(tool.takes),
      outputSchema: toSchema(tool.gives),
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    },
    async (given, { mcpReq: { signal } }): Promise<CallToolResult> => {
      try {
        const parameters = readArguments(given, known)
        const library = await opening
        const answer = await tool.answer(parameters, { library, origin, signal })
        const said = [notice, answer.said, answer.cut].filter((part) => part !== undefined)
        return {
          content: [{ type: 'text', text: said.join('\n') }, ...tool.write(answer).map(writePart)],
          structuredContent: { notice, ...answer },
        }
      } catch (error) {
        return refuse(error, signal, onBug)
      }
    },
  )
}

function writePart({ heading, lines }: Part) {
  const material = writeMaterial(lines)
  return {
    type: 'text' as const,
    text: heading === undefined ? material : `${heading}\n${material}`,
  }
}

function refuse(error: unknown, signal: AbortSignal, onBug: Surroundings['onBug']): CallToolResult {
  // Nobody waits for the answer to a call that was taken back.
  if (signal.aborted) return { isError: true, content: [] }
  const refusal =
    error instanceof AppError ? error : new AppError('INTERNAL', { requestId: onBug(error) })
  return { isError: true, content: [{ type: 'text', text: refusal.message }] }
}

/**
 * A shape in the form that the protocol's library takes. It refuses nothing: wrong arguments are refused by the grammar of
 * addresses, in Japanese, and answers are made of their shapes.
 */
export function toSchema(shape: Shape): StandardSchemaWithJSON {
  // What is optional is marked by a symbol, of which JSON knows nothing.
  const plain: Record<string, unknown> = JSON.parse(JSON.stringify(shape))
  const json = () => plain
  return {
    '~standard': {
      version: 1,
      vendor: 'kaizen',
      validate: (value) => ({ value }),
      jsonSchema: { input: json, output: json },
    },
  }
}
