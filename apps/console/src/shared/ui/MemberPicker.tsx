import { Select } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { useRead } from '../api/use-read'

interface Ref {
  id: string
  name: string
}

interface Common {
  id?: string
  label?: string
  placeholder?: string
  disabled?: boolean
  /** Look only in this organisation and below it. */
  orgId?: number
  /** Names of what is chosen already. */
  known?: readonly Ref[]
}

interface One extends Common {
  multiple?: false
  value?: string | null
  onChange?: (memberId: string | undefined) => void
}

interface Many extends Common {
  multiple: true
  value?: string[]
  onChange?: (memberIds: string[]) => void
}

/** Who is found by what is typed, and the names of all who were found so far or are known. */
function useSearch(orgId: number | undefined, known: readonly Ref[]) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const query = { limit: 20, ...(q && { q }), ...(orgId !== undefined && { orgId }) }
  const { data, isPending, isFetching } = useRead('GET /members', { query }, { keepPrevious: true })
  const names = useRef(new Map<string, string>()).current
  for (const each of known) names.set(each.id, each.name)
  for (const each of data?.items ?? []) names.set(each.id, `${each.name}（${each.org.name}）`)
  return { listed: (data?.items ?? []).map(({ id }) => id), names, isPending, isFetching, setTyped }
}

const chosenIn = (props: One | Many): string[] => (props.multiple ? (props.value ?? []) : props.value ? [props.value] : [])

/** Members of the roster, found by name or roster number. Works as a field of an antd form. */
export function MemberPicker(props: One | Many) {
  const { id, label, placeholder = '输入姓名或编号', disabled = false, orgId, known = [], multiple } = props
  const { listed, names, isPending, isFetching, setTyped } = useSearch(orgId, known)
  const options = [...new Set([...listed, ...chosenIn(props)])].map((value) => ({ value, label: names.get(value) ?? '…' }))
  const change = (value: string | string[] | undefined) => {
    if (props.multiple) props.onChange?.((value as string[] | undefined) ?? [])
    else props.onChange?.(value as string | undefined)
  }
  return (
    <Select<string | string[]>
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      className="member-picker"
      {...(multiple && { mode: 'multiple' as const })}
      value={props.value ?? undefined}
      onChange={change}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      placeholder={placeholder}
      disabled={disabled}
      allowClear
      notFoundContent={isPending ? '正在查找…' : '没有找到这样的党员'}
    />
  )
}
