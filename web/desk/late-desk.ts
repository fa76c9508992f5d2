/** The desk as the browser loads it: its script, and with it the style that no other page needs. */

import './desk.css'

export { DraftPage } from './DraftPage.tsx'
