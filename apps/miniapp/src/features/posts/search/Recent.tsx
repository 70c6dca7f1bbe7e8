import { View } from '@tarojs/components'
import { Button, Card, EmptyState, Pressable, SectionHeader } from '../../../shared/ui'

interface Props {
  words: readonly string[]
  onChoose: (word: string) => void
  onForget: () => void
}

/** Before anything was typed: what was looked for lately on this device. */
export function Recent({ words, onChoose, onForget }: Props) {
  if (words.length === 0) {
    return <EmptyState icon='search' title='想找什么？' note='输入两个字以上，标题和正文里有这些字的文章都会找到。' />
  }
  return (
    <Card>
      <SectionHeader title='最近搜过' />
      <View className='posts-recent'>
        {words.map((word) => (
          <Pressable key={word} className='posts-recent__word' label={`搜索${word}`} onPress={() => onChoose(word)}>
            {word}
          </Pressable>
        ))}
      </View>
      <Button kind='plain' size='small' onPress={onForget}>
        清除记录
      </Button>
    </Card>
  )
}
