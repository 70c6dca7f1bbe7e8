import { Cover } from '../edit/CoverField'
import type { Change } from './block-diff'
import type { Block } from './blocks'
import { Pieces } from './Pieces'

interface Props {
  change: Change
  side: 'before' | 'after' | 'both'
}

/** One paragraph, heading, row or picture with what happened to it. */
export function ChangeLine({ change, side }: Props) {
  if (change.kind === 'changed') {
    const hidden = { before: 'new', after: 'gone', both: null }[side]
    return <div className={`comparison__line comparison__line--${change.after.kind}`}><Pieces pieces={change.pieces.filter(({ kind }) => kind !== hidden)} /></div>
  }
  const { block } = change
  const content = block.kind === 'img' ? <Cover url={block.text} /> : block.kind === 'rule' ? '————' : block.text
  return (
    <div className={`comparison__line comparison__line--${block.kind}`}>
      {change.kind === 'same' && content}
      {change.kind === 'restyled' && <>{content} <small>（只改了格式）</small></>}
      {change.kind === 'gone' && <del>{label(block, '去掉的图片')}{content}</del>}
      {change.kind === 'new' && <ins>{label(block, '新加的图片')}{content}</ins>}
    </div>
  )
}

const label = ({ kind }: Block, words: string) => kind === 'img' && <small>{words}</small>
