const json = { 'Content-Type': 'application/json' }

async function send(base, method, where, headers, body) {
  const answer = await fetch(`${base}/api/v1${where}`, { method, headers: { ...headers, ...(method !== 'GET' && json) }, ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }) })
  const text = await answer.text()
  if (answer.status >= 400) throw new Error(`${method} ${where}: ${answer.status} ${text.slice(0, 200)}`)
  return text ? JSON.parse(text) : undefined
}

/** Asks the API with a token; without one as a visitor. */
export const askWith = (base, token) => (method, where, body) => send(base, method, where, token ? { Authorization: `Bearer ${token}` } : {}, body)

/** Asks the API as a demonstration account: for ids, and for what others do while a member looks at the phone. */
export async function askAs(base, key) {
  const { accessToken } = await askWith(base)('POST', '/auth/demo-sessions', { key })
  return askWith(base, accessToken)
}

/** Asks until the answer will do; work that is put off is done within seconds. */
export async function eventually(ask, good, seconds = 20) {
  for (let look = 0; look < seconds * 2; look += 1) {
    const answer = await ask()
    if (good(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('it did not come about')
}
