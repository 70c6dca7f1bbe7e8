import type { ReplyOf } from '@ejia/contract/client/caller'
import { dayText } from '../../shared/format'

export type PublicNotice = NonNullable<ReplyOf<'GET /posts/:postId'>['publicNotice']>

/** How a public notice stands, in one line. */
export function noticeText({ workingDays, startsOn, endsOn, remaining, over, holidaysKnown }: PublicNotice): string {
  if (startsOn === null || endsOn === null) return `公示 ${workingDays} 个工作日，自发布次日起算`
  if (over) return `公示已期满（${dayText(startsOn)}至${dayText(endsOn)}）`
  const unknown = holidaysKnown ? '' : '，节假日安排公布后可能顺延'
  return `公示中，还有 ${remaining} 个工作日，${dayText(endsOn)}期满${unknown}`
}
