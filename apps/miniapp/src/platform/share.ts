/** Makes the page shareable to a WeChat chat; on H5 the address bar already is the link. */
export declare function usePageShare(share: { title: string; path: string }): void
