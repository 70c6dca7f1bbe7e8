import Type from 'typebox'
import { OneOf, Shape } from './schema'
import { problems, type ProblemCode } from './problem'

const codes = Object.keys(problems) as ProblemCode[]

/** The wire shape of `Problem`, for the server and the published document. */
export const ProblemSchema = Shape({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: OneOf(codes),
  detail: Type.String(),
  fields: Type.Optional(Type.Array(Shape({ field: Type.String(), message: Type.String() }))),
  retryAfter: Type.Optional(Type.Integer()),
  requestId: Type.String(),
})
