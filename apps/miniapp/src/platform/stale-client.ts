/** Watches for code of a page that does not arrive; `onOffline` is told when there is no network to fetch it with. */
export declare function watchStaleClient(onOffline: () => void): void
