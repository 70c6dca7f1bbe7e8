import { problems, type FieldProblem, type ProblemCode } from '@ejia/contract/core/problem'

interface Extra {
  fields?: FieldProblem[]
  /** Seconds. */
  retryAfter?: number
  cause?: unknown
}

/** The one way a use case refuses: a code of the contract's table, and what is wrong where it helps. */
export class AppError extends Error {
  readonly status: number
  readonly fields: FieldProblem[] | undefined
  readonly retryAfter: number | undefined

  constructor(
    readonly code: ProblemCode,
    extra: Extra = {},
  ) {
    super(code, { cause: extra.cause })
    this.name = 'AppError'
    this.status = problems[code]
    this.fields = extra.fields
    this.retryAfter = extra.retryAfter
  }
}

/** Narrows: `const post = found(row)` or a 404 that does not say whether the thing exists. */
export function found<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new AppError('thing.not_found')
  return value
}

export function assertThat(condition: unknown, code: ProblemCode, extra?: Extra): asserts condition {
  if (!condition) throw new AppError(code, extra)
}
