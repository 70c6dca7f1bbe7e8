import { useState } from 'react'
import { View } from '@tarojs/components'
import { correctionChoices, correctionFieldNames, correctionFields, correctionProblem, correctionReasonLength, correctionValueLength, type CorrectionField } from '@ejia/domain/corrections'
import { ApiError, messageOf, useAction } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { dayInput } from '../../../shared/format'
import { Button, Card, MomentField, PickerField, TextArea, TextInput, toast } from '../../../shared/ui'

interface Form {
  field: CorrectionField | null
  wanted: string
  reason: string
}
const empty: Form = { field: null, wanted: '', reason: '' }
const fields = correctionFields.map((key) => ({ key, text: correctionFieldNames[key] }))

interface WantedProps {
  field: CorrectionField
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

/** The right kind of field for what is to be put right. */
function Wanted({ field, value, error, onChange }: WantedProps) {
  const choices = correctionChoices[field]
  const common = { label: '更正为', required: true, error }
  if (choices) return <PickerField {...common} options={Object.entries(choices).map(([key, text]) => ({ key, text }))} value={value || null} onChange={onChange} />
  if (field === 'joinedOn' || field === 'fullOn') return <MomentField {...common} mode='date' start='1921-07-01' end={dayInput(Date.now())} value={value} onChange={onChange} />
  if (field === 'other') return <TextArea {...common} maxLength={correctionValueLength} value={value} onChange={onChange} />
  return <TextInput {...common} type={field === 'phone' ? 'number' : 'text'} maxLength={field === 'phone' ? 11 : 40} value={value} onChange={onChange} />
}

export function CorrectionForm() {
  // A number that is to be put right is kept for a relaunch, not written down.
  const { value: form, change } = useDraft('correction', empty, { memoryOnly: true })
  const [errors, setErrors] = useState<{ field?: string; wanted?: string }>({})
  const ask = useAction((call, body: Form & { field: CorrectionField }) => call('POST /member-corrections', { body }), {
    invalidates: ['GET /member-corrections/mine'],
    onSuccess: () => {
      change(empty)
      toast('已交支部核对。')
    },
    onError: (error) => setErrors({ wanted: (error instanceof ApiError && error.fieldMessage('wanted')) || messageOf(error) }),
  })
  const submit = () => {
    const { field } = form
    if (field === null) return setErrors({ field: '请选择要更正的项目。' })
    const problem = correctionProblem(field, form.wanted)
    setErrors(problem === null ? {} : { wanted: `${problem}。` })
    return problem === null ? ask.mutateAsync({ ...form, field, wanted: form.wanted.trim(), reason: form.reason.trim() }).catch(() => undefined) : undefined
  }
  return (
    <Card>
      <PickerField label='要更正的项目' required options={fields} value={form.field} error={errors.field} onChange={(field) => change({ field, wanted: '' })} />
      {form.field && <Wanted field={form.field} value={form.wanted} error={errors.wanted} onChange={(wanted) => change({ wanted })} />}
      <TextArea label='说明' maxLength={correctionReasonLength} value={form.reason} placeholder='例如：换了手机号，旧号已停用' onChange={(reason) => change({ reason })} />
      <View className='members-sheet__action'>
        <Button block onPress={submit}>
          提交给支部
        </Button>
      </View>
    </Card>
  )
}
