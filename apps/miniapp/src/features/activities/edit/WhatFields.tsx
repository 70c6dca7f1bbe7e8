import { activityKindNames, activityKinds } from '@ejia/domain/activities'
import { PickerField, TextInput } from '../../../shared/ui'
import type { FieldsProps } from './fields'

const kinds = activityKinds.map((key) => ({ key, text: activityKindNames[key] }))

interface Props extends FieldsProps {
  orgs: readonly { id: number; name: string }[]
}

/** What it is, who holds it, and where. */
export function WhatFields({ form, edit, errorOf, orgs }: Props) {
  const options = orgs.map(({ id, name }) => ({ key: String(id), text: name }))
  return (
    <>
      <PickerField
        label='类型'
        required
        options={kinds}
        value={form.kind}
        onChange={(kind) => edit({ kind })}
        hint={form.kind === 'committee_meeting' ? '应到为该组织的书记和委员' : undefined}
        error={errorOf('kind')}
      />
      <PickerField
        label='组织'
        required
        options={options}
        value={form.orgId === null ? null : String(form.orgId)}
        onChange={(orgId) => edit({ orgId: Number(orgId) })}
        error={errorOf('orgId')}
      />
      <TextInput label='名称' required value={form.title} onChange={(title) => edit({ title })} maxLength={80} error={errorOf('title')} />
      <TextInput label='地点' value={form.place} onChange={(place) => edit({ place })} maxLength={80} placeholder='如 门诊楼5楼会议室' error={errorOf('place')} />
    </>
  )
}
