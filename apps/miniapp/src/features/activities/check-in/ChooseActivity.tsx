import type { ActivitySummary } from '../../../shared/activities'
import { spanText } from '../../../shared/format'
import { Card, ListRow, SectionHeader } from '../../../shared/ui'

/** Several check-ins are open at once: which one is the person at? */
export function ChooseActivity({ among, onChoose }: { among: readonly ActivitySummary[]; onChoose: (activityId: string) => unknown }) {
  return (
    <Card>
      <SectionHeader title='您在哪个会场？' />
      {among.map(({ id, title, place, startsAt, endsAt }) => (
        <ListRow key={id} icon='activities' title={title} note={place} meta={[spanText(startsAt, endsAt)]} onPress={() => onChoose(id)} />
      ))}
    </Card>
  )
}
