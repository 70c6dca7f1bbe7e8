import { Button, Tooltip, type ButtonProps } from 'antd'
import { Icon } from './Icon'
import type { IconName } from './icons'

interface Props extends Omit<ButtonProps, 'icon' | 'children'> {
  icon: IconName
  /** What it does; read out, and shown on hover. */
  label: string
}

/** A button that is only a picture, with a name all the same. */
export function IconButton({ icon, label, ...rest }: Props) {
  return (
    <Tooltip title={label}>
      <Button type="text" icon={<Icon name={icon} />} aria-label={label} {...rest} />
    </Tooltip>
  )
}
