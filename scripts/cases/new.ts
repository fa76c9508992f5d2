/**
 * npm run case:new -- 福井市 "…題…" [--slug NAME] [--cases DIR]
 * Writes cases/<slug>.md as a draft to be filled in. An existing file is never touched.
 */

import { runNewCase } from './new-case.ts'

const { code, text } = await runNewCase(process.argv.slice(2))
if (code === 0) console.log(text)
else console.error(text)
process.exitCode = code
