import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { a11y, keyboardPress } from '../../platform/a11y'
import type { A11y } from '../../platform/a11y.types'
import { useSinglePress } from './use-single-press'

interface Props extends Pick<A11y, 'label' | 'spoken' | 'checked' | 'selected'> {
  onPress: () => unknown
  /** `link` opens another page, `button` does something. */
  role?: 'button' | 'link' | 'tab' | 'switch' | 'radio' | 'checkbox'
  disabled?: boolean
  className?: string
  children: ReactNode
}

/** Anything that can be pressed: named for screen readers, reachable by keyboard, and deaf to the second half of a double press. */
export function Pressable({ onPress, role = 'button', disabled = false, className = '', children, ...names }: Props) {
  const { press } = useSinglePress(disabled ? undefined : onPress)
  return (
    <View
      className={`pressable ${disabled ? 'is-disabled' : ''} ${className}`}
      hoverClass={disabled ? 'none' : 'is-pressed'}
      onClick={press}
      {...a11y({ role, disabled, ...names })}
      {...keyboardPress(press, disabled)}
    >
      {children}
    </View>
  )
}
