import { roles } from '@ejia/domain/roles'
import Type, { type Static, type TProperties, type TSchema } from 'typebox'

/** An object that refuses fields it does not name. */
export const Shape = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** One of a closed list that lives in `domain`. */
export const OneOf = <const V extends readonly string[]>(values: V, options: { description?: string } = {}) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...options })

export const Id = Type.String({ format: 'uuid' })
export const OrgId = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
/** An instant, ISO 8601 with offset. */
export const Instant = Type.String({ format: 'date-time' })
/** A calendar day in Asia/Shanghai, `2026-11-22`. */
export const Day = Type.String({ format: 'date' })
export const Year = Type.Integer({ minimum: 2000, maximum: 2100 })
/** Text somebody typed: not only blanks. */
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })
export const OptionalText = (maxLength: number) => Type.String({ maxLength })
export const Count = Type.Integer({ minimum: 0 })
/**
 * Points as replies show them, with one decimal. Not said as `multipleOf`: where null may stand in their place the serialiser
 * measures them, and to it 2.7 is no multiple of 0.1.
 */
export const Points = Type.Number()

export const Empty = Shape({})

/** An organisation as other things mention it. */
export const OrgRef = Shape({ id: OrgId, name: Type.String() })
/** A member as other things mention them. */
export const MemberRef = Shape({ id: Id, name: Type.String() })

/** Who of the branch did it for a retired member (代办); left out where the member did it in person. */
export const ActedBy = Type.Optional(Shape({ name: Type.String(), role: OneOf(roles) }))

/** One thing that waits for somebody, as the workbench lists it. `at`: since when, or until when. */
export const WorkItem = Shape({ id: Type.String(), title: Type.String(), org: Nullable(OrgRef), at: Instant })
export type WorkItem = Static<typeof WorkItem>
/** How many wait, and the first few of them. */
export const Waiting = Shape({ count: Count, items: Type.Array(WorkItem) })
export type Waiting = Static<typeof Waiting>
