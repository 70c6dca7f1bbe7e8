import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RosterAction } from '@ejia/domain/roster-actions'
import { ApiError, messageOf } from '../../../shared/api'
import { ListRow, Sheet } from '../../../shared/ui'
import { ReasonSheet } from '../ReasonSheet'
import { actionWords, factsOf, type RosterRow } from './row-actions'
import { useRowAction } from './use-row-action'

interface Props {
  activityId: string
  row: RosterRow
  actions: readonly RosterAction[]
  onClose: () => void
}

/** What can be done about one person; what needs a reason asks for it before anything happens. */
export function PersonSheet({ activityId, row, actions, onClose }: Props) {
  const [explaining, setExplaining] = useState<RosterAction | null>(null)
  const act = useRowAction(activityId, onClose)
  const start = (action: RosterAction, reason = '') => act.mutate({ action, memberId: row.member.id, reason })
  if (explaining) {
    const { text, reasonHint = '' } = actionWords[explaining]
    return (
      <ReasonSheet
        title={`${row.member.name} · ${text}`}
        hint={reasonHint}
        submitText={text}
        busy={act.isPending}
        error={act.isError ? errorText(act.error) : undefined}
        onSubmit={(reason) => start(explaining, reason)}
        onClose={onClose}
      />
    )
  }
  return (
    <Sheet open title={row.member.name} onClose={onClose}>
      <View className='t-sub'>{factsOf(row).join(' · ')}</View>
      {actions.map((action) => {
        const { text, note, reasonHint } = actionWords[action]
        return <ListRow key={action} title={text} note={note} onPress={() => (reasonHint ? setExplaining(action) : start(action))} />
      })}
      {actions.length === 0 && <View className='roster-none'>现在没有可以做的操作。</View>}
    </Sheet>
  )
}

const errorText = (error: unknown): string => (error instanceof ApiError ? error.fieldMessage('reason') : undefined) ?? messageOf(error)
