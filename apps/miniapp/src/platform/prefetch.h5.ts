export function prefetched(): Promise<undefined> {
  return Promise.resolve(undefined)
}

export function setPrefetchToken(): void {
  // A browser fetches nothing ahead.
}
