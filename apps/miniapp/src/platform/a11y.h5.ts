import type { A11y, A11yProps } from './a11y.types'

export function a11y({ role, label, checked, selected, disabled, hidden, level, live, modal }: A11y): A11yProps {
  return {
    ...(role && { role }),
    ...(label && { 'aria-label': label }),
    ...(checked !== undefined && { 'aria-checked': String(checked) }),
    ...(selected !== undefined && { 'aria-selected': String(selected) }),
    ...(disabled && { 'aria-disabled': 'true' }),
    ...(hidden && { 'aria-hidden': 'true' }),
    ...(level && { 'aria-level': String(level) }),
    ...(live && { 'aria-live': live }),
    ...(modal && { 'aria-modal': 'true' }),
  }
}

export function keyboardPress(press: () => void, disabled = false): object {
  return {
    tabindex: disabled ? '-1' : '0',
    onKeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      press()
    },
  }
}

export function inputName(label: string): object {
  return { nativeProps: { 'aria-label': label } }
}
