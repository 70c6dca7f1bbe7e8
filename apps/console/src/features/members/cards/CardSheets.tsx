import { useMemo } from 'react'
import { renderSVG } from 'uqr'
import type { ReplyOf } from '@ejia/contract/client/caller'
import { sheetsOf } from './card-sheet'

export type PrintedCard = ReplyOf<'POST /member-card-sheets'>['items'][number]

function OneCard({ card }: { card: PrintedCard }) {
  // ecc Q: a card in a purse gets scratched
  const source = useMemo(() => `data:image/svg+xml,${encodeURIComponent(renderSVG(card.text, { ecc: 'Q', border: 0 }))}`, [card.text])
  return (
    <li className="work-card">
      <img className="work-card__code" src={source} alt={`${card.member.name}的党员码`} />
      <div className="work-card__text">
        <div className="work-card__head">党员码</div>
        <div className="work-card__name">{card.member.name}</div>
        <div>{card.org.name}</div>
        <div>编号 {card.rosterNo}</div>
        <div className="work-card__hint">签到时请工作人员扫码。丢失请告诉支部，马上作废。</div>
      </div>
    </li>
  )
}

/** A4 sheets of cards; on paper nothing but these. */
export function CardSheets({ cards }: { cards: readonly PrintedCard[] }) {
  return (
    <div className="card-sheets">
      {sheetsOf(cards).map((sheet, at) => (
        <ul key={at} className="card-sheet" aria-label={`第 ${at + 1} 页`}>
          {sheet.map((card) => (
            <OneCard key={card.id} card={card} />
          ))}
        </ul>
      ))}
    </div>
  )
}
