/** Keeps the screen from going dark until the returned function is called; where that is not possible, nothing happens. */
export declare function keepScreenOn(): () => void
