import Taro from '@tarojs/taro'
import { Image, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { pictureUrl } from '../../shared/api'
import { dateTimeText } from '../../shared/format'
import { Card, Pressable, SectionHeader } from '../../shared/ui'
import type { Step } from './words'
import './requests.scss'

type Picture = Step['files'][number]

/** Small ones from the server, the whole one when pressed. */
function Pictures({ files }: { files: readonly Picture[] }) {
  const pictures = files.filter(({ image }) => image)
  const urls = pictures.map(({ url }) => pictureUrl(url))
  if (pictures.length === 0) return null
  return (
    <View className='requests-pictures'>
      {pictures.map(({ id, url }, n) => (
        <Pressable key={id} className='requests-picture' label={`查看照片 ${n + 1}`} onPress={() => Taro.previewImage({ urls, current: pictureUrl(url) })}>
          <Image className='requests-picture__image' mode='aspectFill' src={`${pictureUrl(url)}&width=320`} {...a11y({ hidden: true })} />
        </Pressable>
      ))}
    </View>
  )
}

interface Props<S extends Step> {
  steps: readonly S[]
  titleOf: (step: S) => string
}

/** What happened, oldest first. */
export function Timeline<S extends Step>({ steps, titleOf }: Props<S>) {
  return (
    <Card>
      <SectionHeader title='办理经过' />
      {steps.map((step) => (
        <View key={`${step.at} ${step.kind}`} className={`requests-step ${step.kind === 'answer' ? 'requests-step--answer' : ''}`}>
          <View className='requests-step__title'>{titleOf(step)}</View>
          {step.text !== '' && <View className='requests-text'>{step.text}</View>}
          <Pictures files={step.files} />
          <View className='t-sub'>{dateTimeText(step.at)}</View>
        </View>
      ))}
    </Card>
  )
}
