/** Puts text on the clipboard; false when the browser does not allow it. */
export declare function copyText(text: string): Promise<boolean>
/** Text on the clipboard, or undefined when it may not be read. */
export declare function pasteText(): Promise<string | undefined>
