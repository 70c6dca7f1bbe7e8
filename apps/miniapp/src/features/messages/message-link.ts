import type { MessageLink } from '@ejia/domain/messages'
import type { PageParams } from '../../shared/nav'

const page = (path: string) => `/features/${path}/index`

/** Page a message opens, and whether that page wants to know of what. */
const places: Record<MessageLink, { path: string; byId: boolean }> = {
  post: { path: page('posts/article'), byId: true },
  post_work: { path: page('posts/draft'), byId: true },
  activity: { path: page('activities/detail'), byId: true },
  activity_work: { path: page('activities/roster'), byId: true },
  minutes: { path: page('activities/detail'), byId: true },
  points_entry: { path: page('points/entry'), byId: true },
  award: { path: page('points/mine'), byId: false },
  appeal: { path: page('points/answer'), byId: true },
  request: { path: page('requests/answer'), byId: true },
  request_work: { path: page('requests/case'), byId: true },
  call_up: { path: page('call-ups/call'), byId: true },
  account: { path: page('auth/account'), byId: false },
  binding_requests: { path: page('auth/binding-requests'), byId: false },
}

/** Where a message leads; null when there is nothing to open, or nothing this version knows how to open. */
export function messageLink(link: { type: MessageLink; id: string } | null): { path: string; params: PageParams } | null {
  const place = link && (places[link.type] as (typeof places)[MessageLink] | undefined)
  return link && place ? { path: place.path, params: place.byId ? { id: link.id } : {} } : null
}
