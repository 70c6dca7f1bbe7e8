import { Text } from '@tarojs/components'

export type Tone = 'red' | 'gold' | 'ok' | 'neutral'

interface Props {
  tone?: Tone
  children: string
}

/** A word of state. Red for what is happening now, gold for what is asked of the reader, ok for done. */
export function Tag({ tone = 'neutral', children }: Props) {
  return <Text className={`tag tag--${tone}`}>{children}</Text>
}
