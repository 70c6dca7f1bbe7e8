import { dayOf } from '@ejia/domain/calendar'
import { minutesHeading } from '@ejia/domain/minutes'
import type { ActorContext } from '../../../lib/context'
import type { FileStore, LinkEnv } from '../../files'
import { managedActivity } from './minutes.service'
import { describeMinutes } from './minutes.view'

/** The minutes as a Word file with a name that says what it is. The writer is loaded when somebody first asks for it. */
export async function exportMinutes(env: LinkEnv, store: FileStore, ctx: ActorContext, id: string): Promise<{ name: `${string}.docx`; content: Buffer }> {
  const minutes = await describeMinutes(env, ctx, await managedActivity(ctx, id))
  const { minutesDocument } = await import('./document/minutes-document')
  const { activity } = minutes
  return {
    name: `${activity.org.name}${minutesHeading(activity.kind)}${dayOf(activity.startsAt)}.docx`,
    content: await minutesDocument(minutes, { db: ctx.db, store }),
  }
}
