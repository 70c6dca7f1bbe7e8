import { useMemo } from 'react'
import { blocksIn } from './blocks'
import { blockDiff, isDifferent } from './block-diff'
import { ChangeLine } from './ChangeLine'
import type { Side } from './sides'
import { textDiff } from './text-diff'
import { Pieces } from './Pieces'
import './comparison.css'

interface Props {
  left: Side
  right: Side
  /** Both texts whole, next to each other, instead of one text with its changes. */
  beside?: boolean
}

/** Two versions of a post: which settings differ, and the text with what went and what came. */
export function Comparison({ left, right, beside = false }: Props) {
  const changes = useMemo(() => blockDiff(blocksIn(left.bodyHtml), blocksIn(right.bodyHtml)), [left.bodyHtml, right.bodyHtml])
  const facts = Object.keys(right.facts).filter((name) => name in left.facts && left.facts[name] !== right.facts[name])
  return (
    <div className="comparison">
      <p className="comparison__legend">
        从“{left.name}”到“{right.name}”：<del>去掉的</del> <ins>新加的</ins>
      </p>
      {facts.length > 0 && (
        <table className="comparison__facts">
          <caption className="visually-hidden">改了哪些设置</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">{left.name}</th>
              <th scope="col">{right.name}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td><Pieces pieces={textDiff(left.facts[name] ?? '', right.facts[name] ?? '').filter(({ kind }) => kind !== 'new')} /></td>
                <td><Pieces pieces={textDiff(left.facts[name] ?? '', right.facts[name] ?? '').filter(({ kind }) => kind !== 'gone')} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isDifferent(changes) && <p className="comparison__none">{facts.length > 0 ? '正文没有改动。' : '两版内容相同。'}</p>}
      {beside ? (
        <div className="comparison__beside">
          <Text name={left.name} changes={changes.filter(({ kind }) => kind !== 'new')} side="before" />
          <Text name={right.name} changes={changes.filter(({ kind }) => kind !== 'gone')} side="after" />
        </div>
      ) : (
        <Text name="正文对照" changes={changes} side="both" />
      )}
    </div>
  )
}

interface TextProps {
  name: string
  changes: ReturnType<typeof blockDiff>
  side: 'before' | 'after' | 'both'
}

function Text({ name, changes, side }: TextProps) {
  return (
    <section className="comparison__text" aria-label={name}>
      {side !== 'both' && <h3>{name}</h3>}
      {changes.map((change, index) => (
        <ChangeLine key={index} change={change} side={side} />
      ))}
    </section>
  )
}
