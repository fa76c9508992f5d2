/** What of the library has been read so far. */

import { useEffect, useState } from 'preact/hooks'

export type Readiness = {
  words: 'coming' | 'ready' | 'failed'
  /** `absent` where the folder was made without it. */
  meaning: 'coming' | 'ready' | 'failed' | 'absent'
}

let readiness: Readiness = { words: 'coming', meaning: 'coming' }
const listeners = new Set<() => void>()

/** What has been read by now. */
export function readReadiness(): Readiness {
  return readiness
}

/** Notes what has become of a part. */
export function noteReadiness(change: Partial<Readiness>): void {
  readiness = { ...readiness, ...change }
  for (const listener of listeners) listener()
}

/** Calls after each change; answers how to end that. */
export function onReadiness(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What has been read, again whenever more is. */
export function useReadiness(): Readiness {
  const [known, setKnown] = useState(readiness)
  useEffect(() => {
    setKnown(readiness)
    return onReadiness(() => setKnown(readiness))
  }, [])
  return known
}
