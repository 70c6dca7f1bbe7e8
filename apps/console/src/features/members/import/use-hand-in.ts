import { useState } from 'react'
import { useNavigate } from 'react-router'
import { uploadTo, useAction } from '../../../shared/api'

/** Hands a roster in and opens its page. */
export function useHandIn() {
  const navigate = useNavigate()
  const [sent, setSent] = useState(0)
  const { run, busy } = useAction((_, file: File) => uploadTo('POST /roster-imports', {}, file, setSent), {
    invalidates: ['GET /roster-imports'],
    onDone: ({ id }) => void navigate(`/members/imports/${id}`),
  })
  return { sent, busy, handIn: (file: File) => void run(file) }
}
