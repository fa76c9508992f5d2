import { openTestLibrary, shippedCases } from '../search/test-library.ts'
import { describeEngine } from './contract-engine.ts'
import { describeLibrary } from './contract-library.ts'
import { openEmbedded } from './open-engine.ts'

describeEngine('the embedded engine', openEmbedded)
describeLibrary('the embedded engine', () => openTestLibrary(shippedCases))
