/** In development: a thread whose module, its first argument, is TypeScript. */

import { register } from 'tsx/esm/api'

register()
await import(process.argv[2] ?? '')
