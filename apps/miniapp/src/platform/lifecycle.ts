type Listen<T> = (listener: (value: T) => void) => () => void

/** Whether the app is in front: shown and hidden by WeChat, visible or not in a browser. */
export declare const watchFocus: Listen<boolean>
/** Whether there is a network. */
export declare const watchOnline: Listen<boolean>
