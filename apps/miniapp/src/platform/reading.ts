/**
 * Tells when one of these marks, each at the end of a part of a text, has come on the screen or lies above it already;
 * `passed` gets its place in the list. Ends the watch when the answer is called.
 */
export declare function watchPassed(ids: readonly string[], passed: (index: number) => void): () => void
/** Brings the thing with this id to the top of the screen. */
export declare function scrollToId(id: string): void
