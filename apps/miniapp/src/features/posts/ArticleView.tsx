import { useMemo } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { a11y } from '../../platform/a11y'
import { pictureUrl } from '../../shared/api'
import { ReadAloudBar, spokenParts, useReadAloud } from '../../shared/read-aloud'
import { Article, NoticeBar } from '../../shared/ui'
import { Attachments, type FileRef } from './Attachments'
import { noticeText, type PublicNotice } from './notice-words'
import './article-view.scss'

interface Props {
  title: string
  /** Who, when, how often read. */
  facts: readonly string[]
  source: string
  bodyHtml: string
  coverUrl?: string | null
  attachments: readonly FileRef[]
  /** 公示 and how long it still runs. */
  notice?: PublicNotice | null
  /** Marks the text, for measuring how much of it was seen. */
  textId?: string
}

/** An article as its readers see it. */
export function ArticleView({ title, facts, source, bodyHtml, coverUrl, attachments, notice, textId }: Props) {
  const sentences = useMemo(() => [{ block: -1, text: title }, ...spokenParts(bodyHtml)], [title, bodyHtml])
  const reading = useReadAloud(sentences)
  return (
    <>
      <View>
        <View className='posts-title' {...a11y({ role: 'heading', level: 2 })}>
          {title}
        </View>
        <View className='posts-facts'>
          {facts.map((fact) => (
            <Text key={fact}>{fact}</Text>
          ))}
        </View>
        {source !== '' && <View className='posts-facts'>{`来源：${source}`}</View>}
      </View>
      <ReadAloudBar {...reading} />
      {notice && <NoticeBar icon='clock'>{noticeText(notice)}</NoticeBar>}
      {coverUrl && <Image className='posts-cover' src={pictureUrl(coverUrl)} mode='widthFix' {...a11y({ hidden: true })} />}
      <View {...(textId ? { id: textId } : {})}>
        <Article html={bodyHtml} spoken={reading.block} />
      </View>
      <Attachments files={attachments} />
    </>
  )
}
