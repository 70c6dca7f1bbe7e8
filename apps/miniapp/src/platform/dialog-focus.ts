/**
 * Keeps a keyboard and a screen reader inside the dialog with this id, closed by Escape; the answer gives the focus back.
 * Nothing in WeChat, where `modal` does it.
 */
export declare function holdFocus(id: string, onEscape: () => void): () => void
