import { problems, type Problem, type ProblemCode } from '@ejia/contract/core/problem'
import { problemText } from '@ejia/contract/core/problem.zh'
import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'
import { countRefusal } from '../metrics/refused'
import { databaseProblem } from './database-problem'
import { loggable } from './loggable'
import { fieldProblems } from './validation'

/** Every refusal leaves as RFC 9457 problem details with a stable code; nothing internal gets out. */
export const errorsPlugin = fp(
  async (app) => {
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const refusal = toAppError(error)
      if (refusal.status >= 500) request.log.error({ problem: refusal.code, error: loggable(error) }, 'request failed')
      return sendProblem(request, reply, refusal)
    })
    app.setNotFoundHandler(refuseUnknown)
  },
  { name: 'errors' },
)

/** For an address that leads nowhere. */
export const refuseUnknown = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(request, reply, new AppError('route.not_found'))

/** For what fails before there is a route, such as an address that cannot be decoded. */
export function refuseUnrouted(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(request, reply, toAppError(error))
}

/** Seconds after which a server that cannot now may be asked again. */
const soon = 2

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const retryAfter = error.retryAfter ?? (error.status === 503 ? soon : undefined)
  reply.problem = error.code
  countRefusal(request.routeOptions.config.endpoint, error.code)
  const problem: Problem = {
    type: `urn:problem:${error.code}`,
    title: error.code,
    status: error.status,
    code: error.code,
    detail: problemText[error.code],
    requestId: request.id,
    ...(error.fields ? { fields: error.fields } : {}),
    ...(retryAfter ? { retryAfter } : {}),
  }
  if (retryAfter) reply.header('retry-after', retryAfter)
  return reply.code(error.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
}

const fastifyCodes: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_BAD_URL: 'request.malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'request.malformed',
  FST_REQ_FILE_TOO_LARGE: 'files.too_large',
  FST_FILES_LIMIT: 'request.invalid',
  FST_PARTS_LIMIT: 'request.invalid',
  FST_FIELDS_LIMIT: 'request.invalid',
  FST_MP_PREMATURE_CLOSE: 'request.malformed',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.unsupported_type',
}

/** Errors of the framework and the database in the contract's own words. */
function toAppError(error: FastifyError): AppError {
  if (error instanceof AppError) return error
  if (error.validation) {
    const fields = fieldProblems(error.validation as ErrorObject[], error.validationContext ?? 'body')
    return new AppError('request.invalid', { fields, cause: error })
  }
  const known = fastifyCodes[error.code] ?? databaseProblem(error)
  if (known) return new AppError(known, { cause: error })
  if (error.statusCode === 429) return new AppError('rate.limited', { retryAfter: 60 })
  if (error.statusCode === 400) return new AppError('request.malformed', { cause: error })
  const passes = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  const code = passes ? Object.entries(problems).find(([, status]) => status === error.statusCode)?.[0] : undefined
  return new AppError((code as ProblemCode | undefined) ?? 'server.error', { cause: error })
}
