import { Input } from 'antd'
import { useState } from 'react'

interface Props {
  label: string
  hint?: string
  maxLength: number
  onChange: (text: string) => void
}

export function ReasonField({ label, hint, maxLength, onChange }: Props) {
  const [text, setText] = useState('')
  return (
    <label className="reason-field">
      <span>{label}</span>
      <Input.TextArea
        autoFocus
        rows={3}
        showCount
        maxLength={maxLength}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          onChange(target.value)
        }}
      />
      {hint && <small>{hint}</small>}
    </label>
  )
}
