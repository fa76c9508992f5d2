/** Bodies beside the reader's own: how far apart in size, and that in words. */

type Sized = { readonly population?: number | undefined }

/** How far the nearest of the bodies is in size, as the logarithm of the ratio; beyond all others where no size is known. */
export function measureDistance(bodies: readonly Sized[], own: number): number {
  const nearest = findNearest(bodies, own)
  return nearest === undefined ? Number.MAX_VALUE : distanceOf(nearest, own)
}

function distanceOf(people: number, own: number): number {
  return Math.abs(Math.log(people / own))
}

function findNearest(bodies: readonly Sized[], own: number): number | undefined {
  const known = bodies.flatMap(({ population }) => population ?? [])
  const [first, ...others] = known
  if (first === undefined) return undefined
  return others.reduce(
    (best, each) => (distanceOf(each, own) < distanceOf(best, own) ? each : best),
    first,
  )
}

/** Up to a quarter more or less is nearly the same. */
const nearly = 1.25

/** The nearest of the bodies beside the own one: 「うちとほぼ同じ」「うちの約3倍」; undefined where no size is known. */
export function compareSize(bodies: readonly Sized[], own: number): string | undefined {
  const people = findNearest(bodies, own)
  if (people === undefined) return undefined
  const ratio = people / own
  if (ratio <= nearly && ratio >= 1 / nearly) return 'うちとほぼ同じ'
  return ratio > 1 ? sayLarger(ratio) : sayFraction(1 / ratio)
}

function sayLarger(ratio: number): string {
  if (ratio >= 10) return 'うちの10倍以上'
  return `うちの約${ratio < 2.75 ? Math.round(ratio * 2) / 2 : Math.round(ratio)}倍`
}

function sayFraction(times: number): string {
  if (times >= 10.5) return 'うちの10分の1以下'
  if (times < 1.75) return 'うちの約3分の2'
  return times < 2.5 ? 'うちの約半分' : `うちの約${Math.round(times)}分の1`
}
