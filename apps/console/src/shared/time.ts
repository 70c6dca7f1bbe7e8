import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import { zone } from '@ejia/domain/calendar'

dayjs.extend(utc)
dayjs.extend(timezone)

/** An instant as antd's pickers want it: the wall clock of Asia/Shanghai, wherever the desk stands. */
export const wallClock = (instant: string): Dayjs => dayjs(dayjs(instant).tz(zone).format('YYYY-MM-DDTHH:mm:ss'))

/** What a picker holds, read as the wall clock of Asia/Shanghai. */
export const instantOf = (picked: Dayjs): string => dayjs.tz(picked.format('YYYY-MM-DDTHH:mm:ss'), zone).toISOString()

export const dayText = (day: string): string => dayjs(day).format('YYYY年M月D日')
export const momentText = (instant: string): string => dayjs(instant).tz(zone).format('YYYY-MM-DD HH:mm')
/** Today and this month in Asia/Shanghai. */
export const today = (): string => dayjs().tz(zone).format('YYYY-MM-DD')
export const thisMonth = (): string => today().slice(0, 7)
