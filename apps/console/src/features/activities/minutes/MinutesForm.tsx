import { AgendaSection } from './AgendaSection'
import { BasicsSection } from './BasicsSection'
import { DecisionsSection } from './DecisionsSection'
import { ProblemsContext, type Problems } from './field-problems'
import { canVote, rollFor, type Content, type Minutes } from './minutes'
import { PhotosSection } from './PhotosSection'
import { WithoutVoteSection } from './WithoutVoteSection'

interface Props {
  minutes: Minutes
  content: Content
  problems: Problems
  onChange: (content: Content) => void
}

/** Everything the recorder writes, in the order of the paper. */
export function MinutesForm({ minutes, content, problems, onChange }: Props) {
  const { people } = minutes.attendance
  const { kind } = minutes.activity
  const change = (part: Partial<Content>) => onChange({ ...content, ...part })
  return (
    <ProblemsContext.Provider value={problems}>
      <BasicsSection minutes={minutes} content={content} onChange={change} />
      {problems.has('agenda') && (
        <p className="minutes-field__problem" role="alert">
          {problems.get('agenda')}
        </p>
      )}
      <AgendaSection agenda={content.agenda} people={people} onChange={(agenda) => change({ agenda })} />
      <DecisionsSection kind={kind} decisions={content.decisions} roll={rollFor(people, content)} onChange={(decisions) => change({ decisions })} />
      {canVote(kind) && <WithoutVoteSection value={content.withoutVote} people={people} onChange={(withoutVote) => change({ withoutVote })} />}
      <PhotosSection photos={content.photos} onChange={(photos) => change({ photos })} />
    </ProblemsContext.Provider>
  )
}
