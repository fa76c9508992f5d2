/**
 * JSON Schemas with their TypeScript type, in the few forms this program needs; Fastify and Ajv read them as they are.
 * The names follow TypeBox, which this replaces: its 709 modules took 0.6 s of a start that should take 3 s.
 */

declare const meant: unique symbol
const optional = Symbol('optional')

/** What a shape may say of its values besides their form. */
type Options = {
  readonly title?: string
  readonly description?: string
  readonly examples?: readonly string[]
  readonly [keyword: string]: unknown
}

/** A JSON Schema of values of type T. */
export type Shape<T = unknown> = Options & {
  readonly [meant]?: T
  readonly [optional]?: true
  /** Several where a value may have one of several forms. */
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly items?: Shape
  readonly properties?: Properties
}

/** A JSON Schema of objects that names its properties. */
interface ObjectShape<P extends Properties> extends Shape<ObjectOf<P>> {
  readonly properties: P
}

type OptionalShape<T> = Shape<T> & { readonly [optional]: true }

/** The type of the values of a shape. */
export type Static<S> = S extends { readonly [meant]?: infer T } ? T : never

type Properties = Readonly<Record<string, Shape>>
type OptionalKeys<P> = { [K in keyof P]: P[K] extends { [optional]: true } ? K : never }[keyof P]
type Flat<T> = { [K in keyof T]: T[K] }
type ObjectOf<P> = Flat<
  { [K in Exclude<keyof P, OptionalKeys<P>>]: Static<P[K]> } & {
    [K in OptionalKeys<P>]?: Static<P[K]>
  }
>

export const Type = {
  String: (options?: Options): Shape<string> => ({ type: 'string', ...options }),
  Integer: (options?: Options): Shape<number> => ({ type: 'integer', ...options }),
  Number: (options?: Options): Shape<number> => ({ type: 'number', ...options }),
  Boolean: (options?: Options): Shape<boolean> => ({ type: 'boolean', ...options }),
  Literal: <const V extends string | number | boolean>(value: V): Shape<V> => ({ const: value }),
  Enum: <const V extends string>(values: readonly V[], options?: Options): Shape<V> => ({
    enum: values,
    ...options,
  }),
  Union: <const S extends readonly Shape[]>(shapes: S): Shape<Static<S[number]>> => ({
    anyOf: shapes,
  }),
  Nullable: <T>(shape: Shape<T>): Shape<T | null> => ({
    ...shape,
    type: [shape.type ?? [], 'null'].flat(),
  }),
  Array: <S extends Shape>(items: S, options?: Options): Shape<Static<S>[]> => ({
    type: 'array',
    items,
    ...options,
  }),
  Record: <S extends Shape>(values: S): Shape<Record<string, Static<S>>> => ({
    type: 'object',
    additionalProperties: values,
  }),
  Object: <P extends Properties>(properties: P, options?: Options): ObjectShape<P> => ({
    type: 'object',
    required: Object.keys(properties).filter((key) => !isOptional(properties[key])),
    properties,
    ...options,
  }),
  Optional: <T>(shape: Shape<T>): OptionalShape<T> => ({ ...shape, [optional]: true }),
}

/** Whether an object may lack the property of this shape. */
export function isOptional(shape: Shape | undefined): boolean {
  return shape?.[optional] === true
}
