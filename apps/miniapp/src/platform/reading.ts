/**
 * Tells when the end of a text's part has come on the screen, or lies above it already. `selector` names markers with ids
 * that end in a number, such as `part-3`; `passed` gets that number. Ends the watch when the answer is called.
 */
export declare function watchPassed(selector: string, passed: (index: number) => void): () => void
/** Brings the thing with this id to the top of the screen. */
export declare function scrollToId(id: string): void
