import type { ReplyOf } from '@ejia/contract/client/caller'
import type { RouteInput } from '@ejia/contract/core/route'
import type { Wire } from '@ejia/contract/wire'

export type AnyEndpoint = keyof Wire & string
export type GetEndpoint = Extract<keyof Wire, `GET ${string}`>
export type ActionEndpoint = Exclude<AnyEndpoint, GetEndpoint>
export type InputOf<E extends keyof Wire> = RouteInput<Wire[E]>
/** Endpoints that answer a cursor page. */
export type ListEndpoint = {
  [E in GetEndpoint]: ReplyOf<E> extends { items: unknown[]; nextCursor: string | null } ? E : never
}[GetEndpoint]
export type ItemOf<E extends ListEndpoint> = ReplyOf<E> extends { items: (infer T)[] } ? T : never
