const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-allow-methods': '*' }

/** A mini-program names its API absolutely; this sends those requests to a started server, whatever origin it has. */
export async function forwardApi(context, api) {
  await context.route('**/api/v1/**', async (route) => {
    const request = route.request()
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors })
    const { pathname, search } = new URL(request.url())
    const reply = await route.fetch({ url: new URL(pathname + search, api).href }).catch(() => null)
    if (!reply) return route.abort()
    return route.fulfill({ response: reply, headers: { ...reply.headers(), ...cors } })
  })
}
