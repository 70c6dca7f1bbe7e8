import { dueText } from '../../shared/study'
import { openPage } from '../../shared/nav'
import { Card, ListRow, SectionHeader } from '../../shared/ui'
import { dutyOf, todoLink, type Todo } from './todo-links'

/** As many as the first screen has room for; the rest follow once these are done. */
const shown = 6

function Row({ todo }: { todo: Todo }) {
  const { text, icon } = dutyOf(todo)
  const { path, params } = todoLink(todo)
  const due = todo.dueOn !== null && dueText(todo.dueOn)
  const word = todo.kind === 'call_up' ? '应急召集' : todo.overdue && '逾期'
  const tag = word && { text: word, tone: 'red' as const }
  return <ListRow icon={icon} title={todo.title} tag={tag} meta={[text, due]} onPress={() => openPage(path, params)} />
}

/** What I still owe; nothing at all when nothing is owed. */
export function Todos({ todos, count }: { todos: readonly Todo[]; count: number }) {
  if (todos.length === 0) return null
  return (
    <Card>
      <SectionHeader title={`我的待办（${count}）`} />
      {todos.slice(0, shown).map((todo) => (
        <Row key={`${todo.kind}-${todo.id}`} todo={todo} />
      ))}
      {count > shown && <ListRow title={`还有 ${count - shown} 项，做完上面的会接着显示。`} />}
    </Card>
  )
}
