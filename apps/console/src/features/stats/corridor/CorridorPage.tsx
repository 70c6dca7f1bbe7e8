import { Spin } from 'antd'
import { useEffect } from 'react'
import { useRead } from '../../../shared/api'
import { ErrorPanel } from '../../../shared/ui'
import { Coming } from './Coming'
import { Head } from './Head'
import { Numbers } from './Numbers'
import { Readings } from './Readings'
import './corridor.css'

const fiveMinutes = 300_000

/** The screen in the 文化走廊: nothing to click, nothing that moves; it asks for the newest by itself and keeps what it has. */
export function CorridorPage() {
  const { data, error, dataUpdatedAt, refetch } = useRead('GET /stats/corridor', {}, { refetchInterval: fiveMinutes })
  useFullScreenKey()
  useEffect(() => {
    document.title = '文化走廊 · 党员E家'
  }, [])
  if (!data) return <main className="corridor corridor--wait">{error ? <ErrorPanel error={error} retry={() => void refetch()} /> : <Spin size="large" />}</main>
  return (
    <main className="corridor">
      <Head name={data.organisation} staleSince={error ? dataUpdatedAt : null} />
      <Numbers data={data} />
      <div className="corridor__lower">
        <Coming activities={data.activities} />
        <Readings posts={data.posts} />
      </div>
    </main>
  )
}

/** F fills the screen and gives it back; a television's remote has no better place for it. */
function useFullScreenKey(): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() !== 'f') return
      void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
