/**
 * What somebody met who asked, in one letter:
 * `*` let in, and saw names or titles of the branch · `o` let in, saw none · `s` let in, refused for what the things are like now
 * `f` the thing is seen and may not be touched · `x` the thing does not exist for them · `a` not signed in, or no business there at all
 */
export function letterOf({ statusCode, headers, body }: { statusCode: number; headers: Record<string, unknown>; body: string }): string {
  if (!String(headers['content-type']).startsWith('application/problem+json')) return /支部内部|普通党员|老党员/.test(body) ? '*' : 'o'
  const { code } = JSON.parse(body) as { code: string }
  if (code === 'thing.forbidden') return 'f'
  if (code === 'thing.not_found' || code === 'reference.not_found') return 'x'
  const noBusiness = /^auth\.(required|console_no_role|operator_refused|refresh_invalid|ticket_invalid|set_up_expired|wechat_unavailable|console_claim_invalid)$/
  if (noBusiness.test(code)) return 'a'
  return statusCode >= 500 || code === 'rate.limited' ? `[${code}]` : 's'
}
