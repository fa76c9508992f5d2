/** First step of the thread, in plain JavaScript: tsx's loader does not reach into threads by itself (tsx 4.23, Node 20). */

import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
