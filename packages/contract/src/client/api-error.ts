import type { FieldProblem, Problem, ProblemCode } from '../core/problem'
import { problemText } from '../core/problem.zh'

/** Codes of the client's own: the request never got an answer that the API wrote, or the phone did not let it come to one. */
export type ClientCode = 'client.offline' | 'client.timeout' | 'client.unreadable' | 'client.privacy_refused' | 'client.privacy_undeclared'

const clientText: Record<ClientCode, string> = {
  'client.offline': '没有连上网络，请检查网络后再试。填写的内容还在。',
  'client.timeout': '网络较慢，没有等到回复，请再试一次。',
  'client.unreadable': '服务暂时没有正常回复，请稍后再试。',
  'client.privacy_refused': '您没有同意，所以没有继续；其他功能照常使用。改变主意时，请过十秒再点一次。',
  'client.privacy_undeclared': '这个功能还没有开通，不是您的问题。请告诉支部书记或管理员：隐私保护指引里缺少这一项。',
}

export type ApiErrorCode = ProblemCode | ClientCode

/** Every failed call throws this. `message` is Chinese and may be shown as it is. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly fields: FieldProblem[]
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number | undefined

  constructor(code: ApiErrorCode, status: number, detail: string, more: Pick<Problem, 'fields' | 'retryAfter'> = {}) {
    super(detail)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.fields = more.fields ?? []
    this.retryAfter = more.retryAfter
  }

  get detail(): string {
    return this.message
  }

  /** The fact may or may not have been written: repeating the request with the same key is the way to find out. */
  get uncertain(): boolean {
    return this.status === 0 || this.status >= 500
  }

  /** Message for one field of a form. */
  fieldMessage(field: string): string | undefined {
    return this.fields.find((each) => each.field.replace(/^(body|query|params)?\//, '') === field)?.message
  }
}

export function clientError(code: ClientCode, status = 0): ApiError {
  return new ApiError(code, status, clientText[code])
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string'
}

/** The error for an answer that is not a success. */
export function errorOfReply(status: number, body: unknown): ApiError {
  if (!isProblem(body)) return clientError('client.unreadable', status)
  return new ApiError(body.code, status, body.detail || problemText[body.code] || clientText['client.unreadable'], body)
}

/** Plain words for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : '出了点问题，请再试一次。'
}
