import { openPage } from '../../shared/nav'
import { BigTile } from '../../shared/ui'
import type { Todo } from './todo-links'

/** A call to me comes before everything else on the first screen. */
export function CallBanner({ todos }: { todos: readonly Todo[] | undefined }) {
  const calls = (todos ?? []).filter(({ kind }) => kind === 'call_up')
  return (
    <>
      {calls.map(({ id, title }) => (
        <BigTile key={id} icon='warning' title={`应急召集：${title}`} note='点这里马上回应' tone='red' onPress={() => openPage('/features/call-ups/call/index', { id })} />
      ))}
    </>
  )
}
