import { useState } from 'react'
import { Button, Sheet, TextArea } from '../../shared/ui'

interface Props {
  title: string
  hint: string
  submitText: string
  busy: boolean
  error?: string | undefined
  onSubmit: (reason: string) => void
  onClose: () => void
}

/** Something that has to be explained: a reason is asked for and kept when it could not be sent. */
export function ReasonSheet({ title, hint, submitText, busy, error, onSubmit, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = () => {
    if (reason.trim()) onSubmit(reason.trim())
    else setMissing(true)
  }
  return (
    <Sheet open title={title} onClose={onClose}>
      <TextArea
        label='原因'
        required
        value={reason}
        onChange={setReason}
        maxLength={200}
        hint={hint}
        error={missing && !reason.trim() ? '请写明原因' : error}
      />
      <Button block loading={busy} onPress={submit}>
        {submitText}
      </Button>
    </Sheet>
  )
}
