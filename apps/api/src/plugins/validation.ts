import type { FieldProblem } from '@ejia/contract/core/problem'
import Ajv, { type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'

const options = { removeAdditional: false, useDefaults: true, allErrors: true, multipleOfPrecision: 6, strict: false } as const

/** Unknown fields are refused, not trimmed; only what comes as text (path, query) is coerced. */
export const validationPlugin = fp(
  async (app) => {
    // Fastify would hand text on as a body; this API speaks JSON, and forms where a file comes
    app.removeContentTypeParser('text/plain')
    // a packed body would be read as if it were not
    app.addHook('preParsing', ({ headers }, _reply, payload, done) => {
      const { 'content-encoding': coding = 'identity' } = headers
      done(coding === 'identity' ? null : new AppError('request.unsupported_type'), payload)
    })
    const strict = addFormats(new Ajv({ ...options, coerceTypes: false }))
    const coercing = addFormats(new Ajv({ ...options, coerceTypes: true }))
    app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? strict : coercing).compile(schema as object))
  },
  { name: 'validation' },
)

const words: Record<string, (error: ErrorObject) => string> = {
  required: () => '必填',
  additionalProperties: () => '不认识的字段',
  type: () => '类型不正确',
  enum: () => '不在可选范围内',
  minLength: () => '必填',
  maxLength: (error) => `最多 ${String(error.params.limit)} 个字`,
  pattern: () => '格式不正确',
  format: () => '格式不正确',
  minimum: (error) => `不能小于 ${String(error.params.limit)}`,
  maximum: (error) => `不能大于 ${String(error.params.limit)}`,
  maxItems: (error) => `最多 ${String(error.params.limit)} 项`,
  uniqueItems: () => '有重复项',
}

/** What ajv found, as a form can show it beside each field: `body/title` → 必填. */
export function fieldProblems(errors: readonly ErrorObject[], part: string): FieldProblem[] {
  return errors
    .filter((error) => error.keyword !== 'anyOf')
    .slice(0, 20)
    .map((error) => ({ field: part + error.instancePath + missingName(error), message: words[error.keyword]?.(error) ?? '不正确' }))
}

function missingName(error: ErrorObject): string {
  const name: unknown = error.params.missingProperty ?? error.params.additionalProperty
  return typeof name === 'string' ? `/${name}` : ''
}
