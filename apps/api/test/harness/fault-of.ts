import { problems } from '@ejia/contract/core/problem'
import { problemText } from '@ejia/contract/core/problem.zh'

interface Answer {
  statusCode: number
  headers: Record<string, unknown>
  body: string
}

/** What is wrong with an answer to a bad request; null for a success or a proper refusal: a problem document with a known code, and nothing internal in it. */
export function faultOf({ statusCode, headers, body }: Answer): string | null {
  if (statusCode < 400) return null
  // no mini-program is configured in tests, and saying so is the answer
  if (body.includes('"auth.wechat_unavailable"')) return null
  if (statusCode >= 500) return `${statusCode} ${body}`
  if (!String(headers['content-type']).startsWith('application/problem+json')) return `${statusCode} as ${String(headers['content-type'])}`
  const { code, status, detail } = JSON.parse(body) as { code: keyof typeof problems; status: number; detail: string }
  if (problems[code] !== statusCode || status !== statusCode || detail !== problemText[code]) return `${statusCode} ${code}: not as the table has it`
  return /\bat (?:async )?\S+ \(|\.[jt]s:\d|node_modules|insert into|select "/i.test(body) ? `internals in ${body}` : null
}
