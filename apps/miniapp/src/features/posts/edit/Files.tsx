import { useState } from 'react'
import { View } from '@tarojs/components'
import { chooseFiles } from '../../../platform/files'
import { messageOf, upload } from '../../../shared/api'
import { Button, Card, ListRow, NoticeBar, SectionHeader } from '../../../shared/ui'
import { kindOf, sizeText } from '../attachment'
import type { Form } from './form'

interface Props {
  form: Form
  change: (part: Partial<Form>) => void
}

/** The API takes at most this many. */
const most = 20

async function addFiles({ form, change }: Props): Promise<void> {
  let attachments = form.attachments
  for (const file of await chooseFiles('any', Math.min(9, most - attachments.length))) {
    attachments = [...attachments, await upload(file)]
    change({ attachments })
  }
}

async function setCover({ change }: Props): Promise<void> {
  const [file] = await chooseFiles('image', 1)
  if (file) change({ coverId: (await upload(file)).id })
}

/** What went wrong stays beside the files until the next attempt. */
function useTrying() {
  const [trouble, setTrouble] = useState<string>()
  const attempt = async (work: Promise<void>) => {
    setTrouble(undefined)
    await work.catch((error: unknown) => setTrouble(messageOf(error)))
  }
  return { trouble, attempt }
}

/** Attachments and cover. */
export function Files({ form, change }: Props) {
  const { trouble, attempt } = useTrying()
  const remove = (id: string) => change({ attachments: form.attachments.filter((each) => each.id !== id) })
  return (
    <Card>
      <SectionHeader title='附件和封面' />
      {form.attachments.map(({ id, name, type, bytes }) => (
        <ListRow
          key={id}
          icon={kindOf(type).icon}
          title={name}
          meta={[kindOf(type).name, sizeText(bytes)]}
          value={
            <Button kind='plain' size='small' label={`移除${name}`} onPress={() => remove(id)}>
              移除
            </Button>
          }
        />
      ))}
      {trouble && <NoticeBar>{trouble}</NoticeBar>}
      {form.coverId && <View className='posts-has-cover'>已选封面，保存后可以在预览里看到。</View>}
      <View className='posts-actions'>
        {form.attachments.length < most && (
          <Button kind='ghost' size='small' icon='plus' onPress={() => attempt(addFiles({ form, change }))}>
            添加附件
          </Button>
        )}
        <Button kind='ghost' size='small' icon='image' onPress={() => attempt(setCover({ form, change }))}>
          {form.coverId ? '换封面' : '选封面'}
        </Button>
        {form.coverId && (
          <Button kind='plain' size='small' onPress={() => change({ coverId: null })}>
            去掉封面
          </Button>
        )}
      </View>
    </Card>
  )
}
