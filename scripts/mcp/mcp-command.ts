/** `npm run mcp` from its start to its end: stdout belongs to the protocol, everything for people goes to stderr. */

import { CasesFolderError } from '../../server/cases/load.ts'
import { ConfigError, readConfig } from '../../server/config.ts'
import { openLibrary } from '../../server/library/open-library.ts'
import { serveStreams } from '../../server/mcp/serve-stdio.ts'

/** By then the process ends, whatever still waits to be read by a client that has gone. */
const lastMomentMs = 3000
/** What a client sent may be part of what is said of it. */
const longestRefusal = 300

/** Serves until the client closes stdin or somebody ends the process. */
export async function runMcp(self: NodeJS.Process): Promise<void> {
  const say = (line: string) => void self.stderr.write(`${line}\n`)
  // Whoever reads us may go away before us.
  for (const stream of [self.stdout, self.stderr]) stream.on('error', () => {})
  try {
    const { casesFolder, dataFolder } = readConfig()
    // What is offered can be asked for while the cases are being read.
    const opening = openLibrary({ casesFolder, dataFolder, log: say, live: true })
    const { closed, close } = serveStreams(
      { input: self.stdin, output: self.stdout },
      {
        library: opening,
        onBug: (error) => {
          say(error instanceof Error ? (error.stack ?? error.message) : `${error}`)
          return 'mcp'
        },
        onRefusal: ({ message }) => say(message.replace(/\s+/g, ' ').slice(0, longestRefusal)),
      },
    )
    for (const signal of ['SIGTERM', 'SIGINT'] as const) self.once(signal, () => void close())
    const library = await opening
    say(`事例${library.health().cases}件を読みました。`)
    await closed
    setTimeout(() => self.exit(), lastMomentMs).unref()
    await library.close()
  } catch (error) {
    if (!(error instanceof CasesFolderError) && !(error instanceof ConfigError)) throw error
    say(error.message)
    self.exit(1)
  }
}
