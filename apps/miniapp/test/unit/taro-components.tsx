// Plain-DOM stand-ins for @tarojs/components: the same prop names and event shapes, real roles.
import { createElement, type ChangeEvent, type ReactNode } from 'react'

interface Props {
  [name: string]: unknown
  children?: ReactNode
}
type Emit = ((event: { detail: { value: unknown } }) => void) | undefined

const spelled: Record<string, string> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
  ariaDisabled: 'aria-disabled',
  ariaLevel: 'aria-level',
  ariaLive: 'aria-live',
  ariaModal: 'aria-modal',
  onAgreePrivacyAuthorization: 'onClick',
  maxlength: 'maxLength',
}
const dropped = new Set(['hoverClass', 'catchMove', 'placeholderClass', 'nodes', 'openType', 'autoHeight'])

function domProps(props: Props): Props {
  const kept = Object.entries(props).filter(([name]) => !dropped.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [spelled[name] ?? name, value]))
}

const box = (tag: string) => (props: Props) => createElement(tag, domProps(props))

export const View = box('div')
export const Text = box('span')
export const ScrollView = box('div')
/** What WeChat reports when its phone button is pressed. */
export const phoneButton: { detail: object } = { detail: {} }
export const Button = ({ onGetPhoneNumber, onAgreePrivacyAuthorization, ...props }: Props) => {
  const report = onGetPhoneNumber as ((event: { detail: object }) => void) | undefined
  if (!report) return createElement('button', domProps({ ...props, ...(onAgreePrivacyAuthorization !== undefined && { onAgreePrivacyAuthorization }) }))
  return createElement('button', { ...domProps(props), onClick: () => report({ detail: phoneButton.detail }) })
}
export const Image = ({ src, ariaLabel, className }: Props) => createElement('img', { src, alt: ariaLabel ?? '', className })
export const RichText = ({ nodes }: Props) => createElement('div', { dangerouslySetInnerHTML: { __html: String(nodes) } })

const typed = (tag: string) => (props: Props) => {
  const { onInput, onConfirm: _onConfirm, type: _type, ...rest } = props
  const emit = onInput as Emit
  const onChange = (event: ChangeEvent<HTMLInputElement>) => emit?.({ detail: { value: event.target.value } })
  return createElement(tag, { ...domProps(rest), onChange })
}
export const Input = typed('input')
export const Textarea = typed('textarea')

/** A picker is an input that takes the value the person would have chosen (an index for `selector`). */
export const Picker = ({ children, onChange, mode, value }: Props) => {
  const emit = onChange as Emit
  const pick = (event: ChangeEvent<HTMLInputElement>) => emit?.({ detail: { value: event.target.value } })
  const input = createElement('input', { 'aria-label': `picker-${String(mode)}`, value: String(value), onChange: pick })
  return createElement('div', null, children, input)
}
