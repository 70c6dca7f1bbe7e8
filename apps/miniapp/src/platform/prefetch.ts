/** An answer that came before the app opened, as text, and when this phone received it (epoch ms). */
export interface Prefetched {
  text: string
  at: number
}

/** What WeChat fetched for this start (`pre`) or some time during the day (`periodic`); undefined where nothing is fetched ahead. */
export declare function prefetched(type: 'pre' | 'periodic'): Promise<Prefetched | undefined>
/** What WeChat sends along with the next fetch. It is no secret and says nothing about the person. */
export declare function setPrefetchToken(token: string): void
