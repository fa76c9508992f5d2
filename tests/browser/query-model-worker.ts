/** The worker of query-model.test.ts: the first message has the model's bytes, each further one an input. */

import { openQueryModel } from '../../server/portable/query-model.ts'

let opening: ReturnType<typeof openQueryModel> | undefined

self.addEventListener('message', async ({ data }: MessageEvent) => {
  const report = (error: unknown) => postMessage({ error: String(error) })
  if (opening) {
    const vector = opening.then(({ embed }) => embed(data as string, 'query'))
    await vector.then((done) => postMessage(Array.from(done)), report)
  } else {
    opening = openQueryModel(data as Parameters<typeof openQueryModel>[0])
    await opening.then(() => postMessage({ isIsolated: self.crossOriginIsolated }), report)
  }
})
self.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
  postMessage({ error: `wanted ${blockedURI}` })
})
