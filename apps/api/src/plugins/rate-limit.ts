import type { Wire } from '@ejia/contract/wire'
import type { FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../lib/app-error'
import { Buckets, type Ceiling } from '../limits/buckets'
import { kinds, perAccount, perAddress, type Kind } from '../limits/ceilings'
import { networkOf } from '../limits/network-of'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers whoever looks after this process, and is not counted. */
    uncounted?: boolean
    /** What a plain read of this route is taken from. */
    ceilings?: { account: Buckets; visitors: Buckets }
  }
}

/**
 * Ceilings against runaway clients (`limits/ceilings.ts`): whoever is signed in counts as their account, visitors as their
 * address. The account is the one of the verified token, so nobody spends another's; a hospital behind one address is not
 * stopped by one member's phone. It counts before anybody looks whether the session still stands, so that one that does not is
 * stopped like any other.
 *
 * Counted in this process's memory. With several processes behind a balancer somebody gets as many times more, which the
 * machine bears as many times better; what must hold exactly (wrong passwords, codes, caps) is counted in the database.
 */
export const rateLimitPlugin = fp(
  async (app) => {
    const { rateLimitScale: scale } = app.env
    if (scale === 0) return
    const [accounts, addresses] = [scaled(perAccount, scale), scaled(perAddress, scale)]
    const admit = (buckets: Buckets, key: string): void => {
      const wait = buckets.take(key, app.clock.now().getTime())
      if (wait > 0) throw new AppError('rate.limited', { retryAfter: Math.ceil(wait / 1000) })
    }
    // put on every route when it is made: what it needs is known by then, and nothing is looked up while people wait
    app.addHook('onRoute', (route) => {
      if (route.config?.uncounted) return
      const kind = kindOf(route)
      const visitors = signsIn(route) ? new Buckets(times(perAddress.signIn, scale)) : addresses[route.config?.access === undefined ? 'page' : 'read']
      const searches = hasSearch(route)
      route.config = { ...route.config, ceilings: { account: accounts[kind], visitors } }
      const count = (request: FastifyRequest): void => {
        const account = accountOf(request)
        const searching = searches && (request.query as { q?: unknown }).q !== undefined
        if (account !== undefined) admit(searching ? accounts.search : accounts[kind], account)
        else admit(searching ? addresses.search : visitors, networkOf(request.ip))
      }
      route.onRequest = [...[route.onRequest ?? []].flat(), (request, _reply, done) => {
        count(request)
        done()
      }]
    })
  },
  { name: 'rate-limit' },
)

const times = ({ perMinute, burst }: Ceiling, scale: number): Ceiling => ({ perMinute: perMinute * scale, burst: burst * scale })

const scaled = <K extends string>(ceilings: Record<K, Ceiling>, scale: number): Record<K, Buckets> =>
  Object.fromEntries(Object.entries<Ceiling>(ceilings).map(([name, ceiling]) => [name, new Buckets(times(ceiling, scale))])) as Record<K, Buckets>

/** Of a token that was verified; a visitor has none. */
const accountOf = (request: FastifyRequest): string | undefined => (request.user as { sub: string } | null | undefined)?.sub

const kindOf = ({ config }: RouteOptions): Kind => kinds[config?.endpoint as keyof Wire] ?? (config?.unsafe ? 'write' : 'read')

/** What changes something and needs no account is a way to sign in. */
const signsIn = ({ config }: RouteOptions): boolean => config?.access === 'anyone' && config.unsafe === true

const hasSearch = ({ schema }: RouteOptions): boolean => 'q' in ((schema?.querystring as { properties?: object } | undefined)?.properties ?? {})
