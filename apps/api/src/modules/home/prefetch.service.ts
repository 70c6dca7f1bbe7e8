import type { Home } from '@ejia/contract/home/routes'
import { assertThat } from '../../lib/app-error'
import type { Shared } from '../../lib/bind'
import type { Context } from '../../lib/context'
import type { Env } from '../../env'
import { sharedAmongReaders } from '../posts'
import { getHome } from './shared.service'

/** Without WeChat's credentials there is no app to tell from another. */
const isOurs = (env: Env, appid: string): boolean => env.wechat === null || env.wechat.appId === appid

/**
 * What WeChat keeps for the next start of the app: the first screen of a visitor, whoever is going to open it. Nothing in it
 * is personal, so the app's public id is all that is asked for.
 */
export function getPrefetched(ctx: Context, env: Env, appid: string): Promise<Home> {
  assertThat(isOurs(env, appid), 'thing.not_found')
  return getHome({ ...ctx, actor: null }, env)
}

/**
 * Thousands of phones in the morning, each with a time stamp of its own, get the same bytes. They lie under a name no request can have
 * as its address: asked for without an app's id, they would be found before anybody had looked for it.
 */
export const sharedPrefetch = (env: Env): Shared => ({
  ...sharedAmongReaders,
  keeps: (query) => isOurs(env, (query as { appid: string }).appid),
  at: 'home/prefetch for everybody',
})
