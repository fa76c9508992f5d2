/** What the page offers beyond reading, for parts deep in it. */

import { createContext } from 'preact'
import type { PageOffers } from '../../server/contract/page-offers.ts'

export const Offers = createContext<PageOffers>({})
