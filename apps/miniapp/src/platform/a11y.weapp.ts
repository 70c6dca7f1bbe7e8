import type { A11y, A11yProps } from './a11y.types'

export function a11y({ role, label, spoken, checked, selected, disabled, hidden, level, live, modal }: A11y): A11yProps {
  return {
    ...(role && { ariaRole: role }),
    ...((label ?? spoken) && { ariaLabel: label ?? spoken }),
    ...(checked !== undefined && { ariaChecked: String(checked) }),
    ...(selected !== undefined && { ariaSelected: String(selected) }),
    ...(disabled && { ariaDisabled: 'true' }),
    ...(hidden && { ariaHidden: 'true' }),
    ...(level && { ariaLevel: String(level) }),
    ...(live && { ariaLive: live }),
    ...(modal && { ariaModal: 'true' }),
  }
}

export function keyboardPress(_press: () => void, _disabled?: boolean): object {
  return {}
}

export function inputName(label: string): object {
  return { ariaLabel: label }
}
