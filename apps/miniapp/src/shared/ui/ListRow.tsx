import { Fragment, type ReactNode } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { Icon } from './Icon'
import { IconBox } from './IconBox'
import type { IconName } from './icon-names'
import { Pressable } from './Pressable'
import { Tag, type Tone } from './Tag'

interface Props {
  title: string
  /** Stands out in the title: the word that was searched for. */
  mark?: string | undefined
  /** One line below the title. */
  note?: string
  /** Small facts below it: who, when, how many. */
  meta?: readonly (string | undefined | false)[]
  tag?: { text: string; tone: Tone } | undefined | false
  icon?: IconName
  /** Address of a small picture at the right; it only adorns. */
  picture?: string | undefined
  /** At the right: a value, a switch, a button. */
  value?: ReactNode
  /** Makes the row a link with an arrow. */
  onPress?: () => unknown
}

function Marked({ text, word }: { text: string; word: string | undefined }) {
  const at = word ? text.toLowerCase().indexOf(word.toLowerCase()) : -1
  if (at < 0 || !word) return <>{text}</>
  const end = at + word.length
  return (
    <>
      {text.slice(0, at)}
      <Text className='list-row__mark'>{text.slice(at, end)}</Text>
      {text.slice(end)}
    </>
  )
}

function Main({ title, mark, note, meta = [], tag }: Props) {
  const facts = meta.filter(Boolean)
  return (
    <View className='list-row__main'>
      <View className='list-row__title clamp-2'>
        {tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
        {tag && ' '}
        <Marked text={title} word={mark} />
      </View>
      {note && <View className='list-row__note'>{note}</View>}
      {facts.length > 0 && (
        <View className='list-row__meta'>
          {facts.map((fact, n) => (
            // a time and a count after it are two words to whoever listens, not one number
            <Fragment key={String(fact)}>
              {n > 0 && ' '}
              <Text>{fact}</Text>
            </Fragment>
          ))}
        </View>
      )}
    </View>
  )
}

/** Everything that is seen is said; with something of its own at the right, a row is read as it stands. */
function nameOf({ title, note, meta = [], tag, value }: Props): string | undefined {
  if (value !== undefined && typeof value !== 'string' && typeof value !== 'number') return undefined
  return [tag ? tag.text : undefined, title, note, ...meta, value].filter(Boolean).join(' ')
}

/** One thing in a list. The whole row is the target. */
export function ListRow(props: Props) {
  const content = (
    <>
      {props.icon && <IconBox name={props.icon} />}
      <Main {...props} />
      {props.picture && <Image className='list-row__picture' src={props.picture} mode='aspectFill' lazyLoad {...a11y({ hidden: true })} />}
      {props.value !== undefined && <View className='list-row__value'>{props.value}</View>}
      {props.onPress && <Icon name='forward' size='s' className='list-row__arrow' />}
    </>
  )
  if (!props.onPress) return <View className='list-row'>{content}</View>
  return (
    <Pressable className='list-row' role='link' spoken={nameOf(props)} onPress={props.onPress}>
      {content}
    </Pressable>
  )
}
