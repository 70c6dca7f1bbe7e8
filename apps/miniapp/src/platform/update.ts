/** Brings the newest client: WeChat restarts into the version it has fetched, a browser loads the page anew. */
export declare function updateClient(): void
