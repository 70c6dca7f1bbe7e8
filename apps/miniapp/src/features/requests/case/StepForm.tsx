import { useState } from 'react'
import { View } from '@tarojs/components'
import { stepTextLength, type StaffStep } from '@ejia/domain/requests'
import { useApi, type InputOf } from '../../../shared/api'
import { useDraft } from '../../../shared/draft'
import { Button, confirm, PickerField, Sheet, TextArea } from '../../../shared/ui'
import type { Managed } from '../words'

export type Taken = InputOf<'POST /managed-requests/:caseId/steps'>['body']

interface Asking {
  button: string
  /** On the sheet's own button, where 确定 before the step's name would not be a sentence. */
  sure?: string
  /** Null: no words are asked for. */
  words: { label: string; required: boolean; placeholder: string } | null
  note?: string
}

export const askings: Record<StaffStep, Asking> = {
  accept: { button: '受理', words: null },
  assign: { button: '确定承办人', sure: '就由这位同志承办', words: null },
  ask: { button: '请提交人补充', sure: '发给提交人', words: { label: '想了解什么', required: true, placeholder: '提交人会看到这段话，可以补充一次' } },
  answer: { button: '答复', words: { label: '答复内容', required: true, placeholder: '写明查到的情况、怎样解决、由谁落实' } },
  forward: { button: '转办', words: { label: '转办原因', required: true, placeholder: '提交人会看到这段话' }, note: '只能转办一次，期限不重新计算。' },
  recuse: { button: '与本人有关，转上级', sure: '转给上级', words: { label: '说明（可以不写）', required: false, placeholder: '只有办理的组织看得到' }, note: '转给上级组织办理，您以后看不到这件事。' },
  close: { button: '办结', words: null },
}

interface Props {
  step: StaffStep
  request: Managed
  busy: boolean
  onTake: (taken: Taken) => void
}

function Target({ step, request, value, onChange }: Pick<Props, 'step' | 'request'> & { value: string | null; onChange: (key: string) => void }) {
  const orgs = useApi('GET /requests/addressees', {}, { enabled: step === 'forward' })
  if (step === 'assign') return <PickerField label='承办人' required options={request.handlers.map(({ id, name }) => ({ key: id, text: name }))} value={value} onChange={onChange} />
  const others = (orgs.data?.items ?? []).filter(({ id }) => id !== request.org.id)
  return <PickerField label='转给哪个组织' required options={others.map(({ id, name }) => ({ key: String(id), text: name }))} value={value} onChange={onChange} />
}

/** One step: a press, or a sheet that asks for what it needs. */
export function StepForm({ step, request, busy, onTake }: Props) {
  const [open, setOpen] = useState(false)
  const { value: { text }, change, forget } = useDraft(`request.${request.id}.${step}`, { text: '' })
  const [target, setTarget] = useState<string | null>(null)
  const { button, sure = `确定${askings[step].button}`, words, note } = askings[step]
  const aims = step === 'assign' || step === 'forward'
  const ready = (!words?.required || text.trim() !== '') && (!aims || target !== null)
  const take = () => {
    forget()
    onTake({ step, text: text.trim(), ...(step === 'forward' && { orgId: Number(target) }), ...(step === 'assign' && target !== null && { memberId: target }) })
  }
  const press = async () => {
    if (words !== null || aims) setOpen(true)
    else if (await confirm({ title: `${button}？`, text: step === 'accept' ? '提交人会看到已经受理。' : '办结后不能再改。', confirmText: button })) take()
  }
  return (
    <>
      <Button kind={step === 'answer' || step === 'accept' ? 'primary' : 'ghost'} block loading={busy} onPress={press}>
        {button}
      </Button>
      <Sheet open={open} title={button} onClose={() => setOpen(false)}>
        {note && <View className='requests-note'>{note}</View>}
        {aims && <Target step={step} request={request} value={target} onChange={setTarget} />}
        {words && <TextArea label={words.label} required={words.required} value={text} onChange={(value) => change({ text: value })} maxLength={stepTextLength} placeholder={words.placeholder} />}
        <Button block loading={busy} disabled={!ready} onPress={take}>
          {sure}
        </Button>
      </Sheet>
    </>
  )
}
