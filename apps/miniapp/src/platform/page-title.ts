/** Shows the title in WeChat's navigation bar, or as the browser tab's title on H5. */
export declare function setPageTitle(title: string): void
/** Whether the page has to draw its own title bar. */
export declare const drawsOwnTitleBar: boolean
