export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers?: Readonly<Record<string, string>>
  /** One line, without tabs. */
  body?: string
}

export interface LoadResult {
  requests: number
  perSecond: number
  /** Mean size of a reply with its headers. */
  bytesEach: number
  p50Millis: number
  p99Millis: number
  /** Most requests one thread sent: above the number of requests, they were sent more than once. */
  sent: number
  /** Replies by status; empty unless they were counted. */
  statuses: Record<string, number>
  /** Why it does not count; undefined when it does. */
  invalid: string | undefined
}

/** A request as the script reads it. */
export function lineOf({ method = 'GET', path: target, headers = {}, body = '' }: Request): string {
  const fields = [method, target, body, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  if (fields.some((field) => /[\t\r\n]/.test(field))) throw new Error(`a request with a tab or a line break: ${target}`)
  return fields.join('\t')
}

/** What the script printed last. */
export function parseWrk(output: string): LoadResult {
  const line = /^bench (.*)$/m.exec(output)?.[1]
  if (line === undefined) throw new Error(`wrk said nothing of use:\n${output}`)
  const said = new Map([...line.matchAll(/(\w+)=(\S*)/g)].slice(0, 11).map(([, name, value]) => [name, Number(value)]))
  const is = (name: string): number => said.get(name) ?? Number.NaN
  const statuses = sumStatuses(line.split('statuses=')[1] ?? '')
  const requests = is('requests')
  return {
    requests,
    perSecond: (requests / is('micros')) * 1e6,
    bytesEach: is('bytes') / requests,
    p50Millis: is('p50') / 1000,
    p99Millis: is('p99') / 1000,
    sent: is('sent'),
    statuses,
    invalid: complaint(requests, ['connect', 'read', 'write', 'timeout', 'status'].map((name) => [name, is(name)] as const), statuses),
  }
}

function sumStatuses(text: string): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const [, status = '', count] of text.matchAll(/(\d+)=(\d+)/g)) sums[status] = (sums[status] ?? 0) + Number(count)
  return sums
}

function complaint(requests: number, errors: readonly (readonly [string, number])[], statuses: Record<string, number>): string | undefined {
  if (!(requests > 0)) return 'no reply at all'
  const failed = errors.filter(([, count]) => count > 0).map(([name, count]) => `${count} × ${name === 'status' ? 'status of 400 or more' : `${name} error`}`)
  const others = Object.entries(statuses).filter(([status]) => status !== '200' && status !== '201').map(([status, count]) => `${count} × ${status}`)
  return failed.length + others.length > 0 ? [...others, ...failed].join(', ') : undefined
}
