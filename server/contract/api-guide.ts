/** What the page for programs shows: the same addresses, names and refusals that the description of the API tells. */

export type ApiGuide = {
  origin: string
  requestsPerMinute: number
  routes: readonly {
    address: string
    name: string
    description: string
    /** One address to try it by. */
    example: string
    parameters: readonly { name: string; description: string }[]
  }[]
  errors: readonly { code: string; status: number; message: string }[]
}
