/** Height in px that a page with its own header leaves free for the status bar. */
export declare function statusBarHeight(): number
/** The text size chosen in WeChat, in px (17 is WeChat's standard); undefined where there is none. */
export declare function preferredTextSize(): number | undefined
