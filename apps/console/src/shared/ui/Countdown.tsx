import { useEffect, useRef, useState } from 'react'

interface Props {
  /** The instant it runs to. */
  to: string
  /** In place of 00:00 when it is over. */
  over?: string
  onOver?: () => void
}

const two = (count: number) => String(count).padStart(2, '0')

function left(seconds: number): string {
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60]
  if (days > 0) return `${days} 天 ${hours} 小时`
  return `${hours > 0 ? `${two(hours)}:` : ''}${two(minutes)}:${two(Math.floor(seconds % 60))}`
}

/** Time that is left; not read out every second. */
export function Countdown({ to, over = '00:00', onOver }: Props) {
  const [now, setNow] = useState(() => Date.now())
  const seconds = Math.max(0, (Date.parse(to) - now) / 1000)
  const isOver = seconds === 0
  // Told once, when it is over: a new function is no new end.
  const tell = useRef(onOver)
  tell.current = onOver
  useEffect(() => {
    if (isOver) {
      tell.current?.()
      return undefined
    }
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isOver, to])
  return (
    <span className="countdown" role="timer" aria-live="off">
      {isOver ? over : left(seconds)}
    </span>
  )
}
