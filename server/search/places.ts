/**
 * Municipalities and prefectures by their official readings: べっぷし, ベップ, beppu-shi, beppu city. The dictionary says
 * ほくじょうし for 北上市 and knows no reading of 紫波町; the table of all municipalities does.
 */

import { prefectures } from '../contract/vocabulary.ts'
import { once } from '../once.ts'
import { listMunicipalities, type Municipality } from '../text/municipalities.ts'
import { normalizeText, toHiragana } from '../text/normalize.ts'
import { phoneticKey } from '../text/phonetic-key.ts'

/** A place that was typed by its reading: its whole name, and what was typed of it (別府 where 市 was left out). */
export type Place = { name: string; written: string }

/** The places of a library by their readings. */
export type Places = {
  /** The places of the cases that are read so, and with their suffix those that a case only writes of. */
  find: (text: string) => Place[]
  /** Whether some municipality of the country is read so, known to the library or not. */
  isReading: (text: string) => boolean
}

/** The official readings of a name, with and without its suffix. */
export type PlaceReading = { whole: string; bare: string }

const kanaOnly = /^[ぁ-ゖー]+$/

/** The places of cases of which these are the names. */
export function createPlaces(
  names: ReadonlySet<string>,
  isWritten: (name: string) => boolean,
): Places {
  const isKnown = ({ name, written }: Place) =>
    names.has(name) || (written === name && isWritten(name))
  return {
    // The official reading first: いけだまち is the one in 長野, though 池田町 elsewhere is found by it, too.
    find: (text) =>
      listByReading(text)
        .map((places) => places.filter(isKnown))
        .find(({ length }) => length > 0) ?? [],
    isReading: (text) => listByReading(text).some(({ length }) => length > 0),
  }
}

/** Places that are read so: first by the official reading, then with まち for ちょう, むら for そん. */
function listByReading(text: string): Place[][] {
  const { byKana, bySound, prefectureSounds, loosely } = readingIndex()
  const kana = toHiragana(normalizeText(text))
  const sound = phoneticKey(kana)
  const exact = kanaOnly.test(kana) ? byKana.get(kana) : undefined
  const official = [...(exact ?? bySound.get(sound) ?? []), ...(prefectureSounds.get(sound) ?? [])]
  return [official, official.length > 0 ? [] : (loosely.get(sound) ?? [])]
}

type ReadingIndex = Record<
  'byKana' | 'bySound' | 'prefectureSounds' | 'loosely',
  Map<string, Place[]>
>

const english: Readonly<Record<string, string>> = {
  市: 'city',
  区: 'ward',
  町: 'town',
  村: 'village',
}
/** How the suffix of a name is read. */
const suffixes: Readonly<Record<string, readonly string[]>> = {
  ...{ 市: ['し'], 区: ['く'], 町: ['ちょう', 'まち'], 村: ['むら', 'そん'] },
}
const prefectureSuffixes: Readonly<Record<string, string>> = { 都: 'to', 府: 'fu', 県: 'ken' }

const readingIndex = once((): ReadingIndex => {
  const index: ReadingIndex = {
    ...{ byKana: new Map(), bySound: new Map() },
    ...{ prefectureSounds: new Map(), loosely: new Map() },
  }
  for (const municipality of listMunicipalities()) {
    const { name } = municipality
    const { whole, bare } = readOfficially(municipality)
    const [full, short] = [toPlace(name, name), toPlace(name, name.slice(0, -1))]
    add(index.byKana, whole, full)
    add(index.byKana, bare, short)
    add(index.bySound, phoneticKey(whole), full)
    add(index.bySound, phoneticKey(bare), short)
    add(index.bySound, phoneticKey(bare) + english[name.slice(-1)], full)
    for (const other of suffixes[name.slice(-1)] ?? []) {
      if (bare + other !== whole) add(index.loosely, phoneticKey(bare + other), full)
    }
  }
  for (const { id, label } of prefectures) {
    const suffix = prefectureSuffixes[label.slice(-1)]
    const sounds = index.prefectureSounds
    const full = toPlace(label, label)
    if (suffix === undefined) add(sounds, phoneticKey(id), full)
    else {
      add(sounds, phoneticKey(id), toPlace(label, label.slice(0, -1)))
      add(sounds, phoneticKey(id + suffix), full)
      add(sounds, `${phoneticKey(id)}prefecture`, full)
    }
  }
  return index
})

/** One kanji alone is a word like any other: つ is answered as 津市, not as 津. */
function toPlace(name: string, written: string): Place {
  return { name, written: written.length > 1 ? written : name }
}

function add(places: Map<string, Place[]>, key: string, place: Place): void {
  const known = places.get(key) ?? []
  if (!known.some(({ name }) => name === place.name)) places.set(key, [...known, place])
}

function readOfficially({ name, kana }: Municipality): PlaceReading {
  const suffix = suffixes[name.slice(-1)]?.find((each) => kana.endsWith(each)) ?? ''
  return { whole: kana, bare: kana.slice(0, kana.length - suffix.length) }
}

const byName = once(() => {
  const readings = new Map<string, (PlaceReading & Pick<Municipality, 'prefecture'>)[]>()
  for (const each of listMunicipalities()) {
    const { name, prefecture } = each
    const known = readings.get(name) ?? []
    readings.set(name, [...known, { prefecture, ...readOfficially(each) }])
  }
  return readings
})

/** The official readings of a name: 池田町 is いけだちょう in three prefectures and いけだまち in one. */
export function listPlaceReadings(name: string, prefecture?: string): readonly PlaceReading[] {
  const all = byName().get(name) ?? []
  return prefecture === undefined ? all : all.filter((each) => each.prefecture === prefecture)
}

/** Whether a text in kanji begins with the name of a municipality of the country: 坂井市, 坂井市役所. */
export function isPlaceName(text: string): boolean {
  const ends = [...text.matchAll(/[市区町村]/g)].map(({ index }) => index + 1)
  return ends.some((end) => byName().has(text.slice(0, end)))
}
