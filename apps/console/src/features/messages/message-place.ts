import type { MessageKind, MessageLink } from '@ejia/domain/messages'

/** A page of the desk, or one that only the phone's client has: that opens beside it. */
export type Place = { desk: string } | { phone: string }

const onPhone = (page: string) => (id: string): Place => ({ phone: `/#/features/${page}/index?id=${encodeURIComponent(id)}` })
const atDesk = (path: (id: string) => string) => (id: string): Place => ({ desk: path(encodeURIComponent(id)) })

const places: Record<MessageLink, (id: string) => Place> = {
  post: onPhone('posts/article'),
  post_work: atDesk((id) => `/posts/${id}`),
  activity: onPhone('activities/detail'),
  activity_work: atDesk((id) => `/activities/${id}`),
  minutes: atDesk((id) => `/activities/${id}/minutes`),
  points_entry: onPhone('points/entry'),
  award: atDesk((id) => `/points/awards/${id}`),
  appeal: atDesk((id) => `/points/appeals/${id}`),
  request: onPhone('requests/answer'),
  request_work: atDesk((id) => `/requests/${id}`),
  call_up: onPhone('call-ups/call'),
  account: atDesk(() => '/account'),
  binding_requests: atDesk(() => '/binding-requests'),
}

interface Linked {
  kind: MessageKind
  link: { type: MessageLink; id: string } | null
}

/** Where a message leads; null when there is nothing to open, or nothing this version knows how to open. */
export function placeOf({ kind, link }: Linked): Place | null {
  if (!link) return null
  if (kind === 'review_wanted') return { desk: `/posts/${encodeURIComponent(link.id)}/review` }
  return (places[link.type] as ((id: string) => Place) | undefined)?.(link.id) ?? null
}
