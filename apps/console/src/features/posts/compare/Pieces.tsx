import type { Piece } from './text-diff'

/** `del` and `ins` are read out as such; colour is not all that tells them apart. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ kind, text }, index) => {
        if (kind === 'gone') return <del key={index}>{text}</del>
        return kind === 'new' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>
      })}
    </>
  )
}
