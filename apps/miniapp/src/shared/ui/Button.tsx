import type { ReactNode } from 'react'
import { Button as NativeButton, View } from '@tarojs/components'
import { a11y, keyboardPress } from '../../platform/a11y'
import { Icon } from './Icon'
import type { IconName } from './icon-names'
import { useSinglePress } from './use-single-press'

interface Props {
  children: ReactNode
  /** May return a promise: the button shows it is busy and takes no second press until it settles. */
  onPress?: () => unknown
  kind?: 'primary' | 'ghost' | 'plain'
  size?: 'normal' | 'small'
  icon?: IconName
  block?: boolean
  disabled?: boolean
  loading?: boolean
  /** Name for screen readers, when the text alone does not say what it does. */
  label?: string
  /** WeChat's own abilities need WeChat's own button. */
  openType?: 'share'
}

/** The one way to start an action. At most one `primary` on a screen. */
export function Button(props: Props) {
  const { children, kind = 'primary', size = 'normal', icon, block = false, label, openType } = props
  const { press, busy } = useSinglePress(props.disabled || props.loading ? undefined : props.onPress)
  const waiting = props.loading === true || busy
  const disabled = props.disabled === true || waiting
  const look = ['btn', `btn--${kind}`, `btn--${size}`, block && 'btn--block', props.disabled && 'is-disabled']
  const button = (
    <View
      className={`pressable ${look.filter(Boolean).join(' ')}`}
      hoverClass={disabled ? 'none' : 'is-pressed'}
      onClick={press}
      {...a11y({ role: 'button', disabled, label: label ?? (typeof children === 'string' ? children : undefined) })}
      {...keyboardPress(press, disabled)}
    >
      <View className='btn__face'>
        {waiting ? <View className='btn__spinner' /> : icon && <Icon name={icon} size='s' />}
        {children}
      </View>
    </View>
  )
  if (!openType) return button
  return (
    <NativeButton className='btn__native' openType={openType}>
      {button}
    </NativeButton>
  )
}
