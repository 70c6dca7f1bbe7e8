/** Height in px that a page with its own header leaves free for the status bar. */
export declare function statusBarHeight(): number
/** How many times the standard the text is that the person chose in WeChat, or in the browser: 1 is the standard, 1.4 WeChat's 关怀模式. */
export declare function preferredTextScale(): number
