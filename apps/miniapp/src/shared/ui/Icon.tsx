import { Text } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import type { IconName } from './icon-names'

interface Props {
  name: IconName
  size?: 's' | 'm' | 'l' | 'xl'
  /** Says what the icon means where no text beside it does; without it the icon is decoration. */
  label?: string
  className?: string
}

/** One drawing of our line family, in the colour of the text around it. */
export function Icon({ name, size = 'm', label, className = '' }: Props) {
  const names = label ? { role: 'img', label } : { hidden: true }
  return <Text className={`icon icon--${name} icon--${size} ${className}`} {...a11y(names)} />
}
