/** Keeps the screen from going dark until the returned function is called; where that is not possible, nothing happens. */
export declare function keepScreenOn(): () => void
/** The same, and as bright as it gets, for a code that another device reads. */
export declare function brightScreen(): () => void
