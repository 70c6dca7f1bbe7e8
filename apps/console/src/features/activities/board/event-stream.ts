export interface ServerEvent {
  name: string
  data: unknown
}

/** Cuts a text that arrives in pieces into server-sent events; beats (comments) are no events. */
export function eventReader(onEvent: (event: ServerEvent) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const blocks = (rest + piece).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = parse(block)
      if (event) onEvent(event)
    }
  }
}

function parse(block: string): ServerEvent | null {
  let name = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) name = line.slice(6).trim()
    else if (line.startsWith('data:')) data.push(line.slice(5).trim())
  }
  try {
    return data.length > 0 ? { name, data: JSON.parse(data.join('\n')) as unknown } : null
  } catch {
    return null
  }
}

const firstMs = 1000
const mostMs = 15_000

/** How long to wait before the next attempt: longer each time, never in step with other screens. */
export const waitBefore = (attempt: number, dice: number = Math.random()): number => Math.min(mostMs, firstMs * 2 ** attempt) * (0.75 + dice / 2)
