import type { ReactElement } from 'react'
import type { MomentPickerProps } from './moment-picker.types'

/** The target's own way of choosing a day or a time: WeChat's wheel, the browser's date field. */
export declare function MomentPicker(props: MomentPickerProps): ReactElement
