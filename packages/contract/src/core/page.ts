import Type, { type TSchema } from 'typebox'
import { Nullable, Shape } from './schema'

/** Most rows one page may ask for. */
export const maxPageSize = 100
export const defaultPageSize = 20

/** Query fields of every list. The cursor is opaque and comes from the page before. */
export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: maxPageSize, default: defaultPageSize })),
}

export const Page = <S extends TSchema>(item: S) => Shape({ items: Type.Array(item), nextCursor: Nullable(Type.String()) })
