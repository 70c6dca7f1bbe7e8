import { RichText, View } from '@tarojs/components'
import { articleNodes } from './article-nodes'

/** A text the server has sanitised, set for reading. */
export function Article({ html, spoken = -1 }: { html: string; /** Block being read aloud. */ spoken?: number }) {
  return (
    <View className='article'>
      <RichText nodes={articleNodes(html, __API_BASE__, spoken)} />
    </View>
  )
}
