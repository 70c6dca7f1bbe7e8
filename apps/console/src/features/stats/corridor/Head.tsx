import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { momentText } from '../../../shared/time'

const minute = 20_000

function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), minute)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Whose screen it is, and what time; says so when the numbers are not the newest. */
export function Head({ name, staleSince }: { name: string; staleSince: number | null }) {
  const [day = '', time = ''] = momentText(useNow()).split(' ')
  return (
    <header className="corridor__head">
      <h1>{name}</h1>
      <p className="corridor__clock">
        {staleSince !== null && <span className="corridor__stale">网络不通，数字截至 {dayjs(staleSince).format('HH:mm')}</span>}
        {dayjs(day).format('M月D日')} 星期{'日一二三四五六'[dayjs(day).day()]} <strong>{time}</strong>
      </p>
    </header>
  )
}
