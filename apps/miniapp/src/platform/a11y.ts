import type { A11y, A11yProps } from './a11y.types'

/** Accessible name, role and state in the spelling of the target: aria-* attributes with `role` on H5, ariaXxx in WeChat. */
export declare function a11y(what: A11y): A11yProps
/** What lets a keyboard press a control: focus and Enter on H5; nothing in WeChat. */
export declare function keyboardPress(press: () => void, disabled?: boolean): object
/** Name of a text control: on H5 it belongs on the real input inside Taro's element. */
export declare function inputName(label: string): object
