import { useEffect, useState } from 'react'
import type { LiveMissing } from './live-connection'

/** Names of one page; a page stands long enough to be read from the last row. */
const perPage = 12
const turnMs = 8000

/** Who is still expected, page after page; nothing jumps, and whoever wants no motion gets none. */
export function Missing({ missing }: { missing: LiveMissing }) {
  const { names, more } = missing
  const pages = Math.max(1, Math.ceil(names.length / perPage))
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), turnMs)
    return () => clearInterval(timer)
  }, [])
  if (names.length === 0) return <p className="board__all">应到的同志都到了</p>
  const page = turn % pages
  return (
    <section className="board__missing" aria-label="还没到的同志">
      <h2>{`还没到 ${names.length + more} 人`}</h2>
      <ul key={page}>
        {names.slice(page * perPage, (page + 1) * perPage).map((name, index) => <li key={index}>{name}</li>)}
      </ul>
      {pages > 1 && <p className="board__page" aria-hidden>{`${page + 1} / ${pages}`}</p>}
    </section>
  )
}
