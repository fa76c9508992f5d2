/**
 * npm run mcp --silent
 * Answers an assistant on stdin and stdout, from the cases of this machine and without a server.
 */

import { runMcp } from './mcp-command.ts'

await runMcp(process)
