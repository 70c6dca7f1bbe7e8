import { View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'

function Lines({ widths }: { widths: readonly string[] }) {
  return (
    <View className='bone-lines'>
      {widths.map((width, index) => (
        <View key={index} className='bone' style={{ width }} />
      ))}
    </View>
  )
}

const loading = a11y({ role: 'progressbar', label: '正在加载' })
const paragraph = ['100%', '96%', '100%', '62%']

/** Grey shapes of what is coming: rows of a list, an article, or a card. */
export function Skeleton({ shape, rows = 5 }: { shape: 'list' | 'article' | 'card'; rows?: number }) {
  if (shape === 'article') return <ArticleBones />
  if (shape === 'card') {
    return (
      <View className='card skeleton' {...loading}>
        <View className='bone bone--title' style={{ width: '50%' }} />
        <Lines widths={['90%', '70%']} />
      </View>
    )
  }
  return (
    <View className='card skeleton' {...loading}>
      {Array.from({ length: rows }, (_, index) => (
        <View key={index} className='skeleton__row'>
          <Lines widths={['92%', '46%']} />
        </View>
      ))}
    </View>
  )
}

function ArticleBones() {
  return (
    <View className='skeleton' {...loading}>
      <View className='bone bone--title' style={{ width: '88%' }} />
      <View className='bone bone--title' style={{ width: '54%', marginBottom: '20px' }} />
      <Lines widths={[...paragraph, ...paragraph, ...paragraph]} />
    </View>
  )
}
