import { useMemo } from 'react'
import { encode } from 'uqr'

interface Props {
  text: string
  /** What it is for, for screen readers. */
  label: string
  size?: number
}

/** Dark squares as one path; the quiet zone of four squares belongs to the code (ISO/IEC 18004). */
function pathOf(text: string): { side: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return { side: size, path: squares.join('') }
}

/** A QR code, drawn here: the text goes nowhere. */
export function QrCode({ text, label, size = 220 }: Props) {
  const { side, path } = useMemo(() => pathOf(text), [text])
  return (
    <svg className="qr-code" role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#1f2329" />
    </svg>
  )
}
