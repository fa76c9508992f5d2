/**
 * `tsx scripts/supply/audit.ts`: ends with 1 where the registry knows a hole of high severity in a package that runs.
 * A registry that answers no audit, as a mirror inside a closed network often does not, is no failure.
 */

import { exec } from 'node:child_process'
import { fileURLToPath } from 'node:url'

type Found = { auditReportVersion?: number; vulnerabilities?: Record<string, { severity: string }> }

/** What the registry says; a hole is a refusal, too, so npm's own exit code does not tell the two apart. */
const said = await new Promise<string>((resolve) => {
  const command = 'npm audit --json --omit=dev --package-lock-only'
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  exec(command, { cwd, maxBuffer: 2 ** 26, timeout: 120_000 }, (_, stdout) => resolve(stdout))
})
const { auditReportVersion, vulnerabilities = {} } = readAnswer(said)
const grave = Object.entries(vulnerabilities).filter(([, { severity }]) =>
  ['high', 'critical'].includes(severity),
)
for (const [name, { severity }] of grave) console.error(`${name}: ${severity}`)
if (auditReportVersion === undefined) console.log('the registry answers no audit')
else console.log(`${grave.length} packages with a hole of high severity`)
process.exitCode = grave.length > 0 ? 1 : 0

function readAnswer(text: string): Found {
  try {
    return JSON.parse(text) as Found
  } catch {
    return {}
  }
}
