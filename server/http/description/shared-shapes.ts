/** Shapes that stand in several answers, each told once under a name that a generated client takes over. */

import {
  CardsAnswerShape,
  CaseAnswerShape,
  ComparisonAnswerShape,
  cardFields,
  FacetValueShape,
  HealthAnswerShape,
  MunicipalitiesAnswerShape,
  MunicipalityShape,
  quoteFields,
  SearchAnswerShape,
  SuggestAnswerShape,
} from '../../contract/api.ts'
import { DumpRecordShape } from '../../contract/dump.ts'
import { CoverageAnswerShape, LocateAnswerShape, StartAnswerShape } from '../../contract/pages.ts'
import { type Shape, Type } from '../../contract/shape.ts'
import { ErrorShape } from './errors.ts'

const sharedShapes: Readonly<Record<string, Shape>> = {
  ErrorAnswer: ErrorShape,
  SearchAnswer: SearchAnswerShape,
  CaseAnswer: CaseAnswerShape,
  CardsAnswer: CardsAnswerShape,
  ComparisonAnswer: ComparisonAnswerShape,
  SuggestAnswer: SuggestAnswerShape,
  MunicipalitiesAnswer: MunicipalitiesAnswerShape,
  StartAnswer: StartAnswerShape,
  LocateAnswer: LocateAnswerShape,
  CoverageAnswer: CoverageAnswerShape,
  HealthAnswer: HealthAnswerShape,
  DumpRecord: DumpRecordShape,
  Card: Type.Object(cardFields),
  Municipality: MunicipalityShape,
  FacetValue: FacetValueShape,
  Quote: Type.Object(quoteFields),
}

const names = new Map(
  Object.entries(sharedShapes).map(([name, shape]) => [JSON.stringify(shape), name]),
)

/** The document with each shared shape told once, and named wherever else it stands. */
export function shareShapes<Document extends object>(document: Document): Document {
  const told = Object.entries(sharedShapes).map(([name, shape]) => [name, shareWithin(shape)])
  return {
    ...(shareWithin(document) as Document),
    components: { schemas: Object.fromEntries(told) },
  }
}

function share(value: unknown): unknown {
  const name = names.get(JSON.stringify(value) ?? '')
  return name === undefined ? shareWithin(value) : { $ref: `#/components/schemas/${name}` }
}

function shareWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(share)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, share(part)]))
}
