import type { PublicNotice } from '@ejia/contract/posts/routes'
import { dayText } from '../../shared/time'

/** 公示 in one line: how long it still runs. */
export function noticeWords({ workingDays, endsOn, remaining, over }: PublicNotice): string {
  if (!endsOn) return `公示 ${workingDays} 个工作日`
  if (over) return `公示已于 ${dayText(endsOn)}结束`
  return `公示中，还有 ${remaining} 个工作日（到 ${dayText(endsOn)}）`
}
