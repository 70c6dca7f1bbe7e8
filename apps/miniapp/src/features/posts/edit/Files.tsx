import { View } from '@tarojs/components'
import { chooseFiles } from '../../../platform/files'
import { messageOf, upload } from '../../../shared/api'
import { Button, Card, ListRow, SectionHeader, toast } from '../../../shared/ui'
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
  try {
    for (const file of await chooseFiles('any', Math.min(9, most - attachments.length))) {
      attachments = [...attachments, await upload(file)]
      change({ attachments })
    }
  } catch (error) {
    toast(messageOf(error))
  }
}

async function setCover({ change }: Props): Promise<void> {
  try {
    const [file] = await chooseFiles('image', 1)
    if (file) change({ coverId: (await upload(file)).id })
  } catch (error) {
    toast(messageOf(error))
  }
}

/** Attachments and cover. */
export function Files({ form, change }: Props) {
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
      <View className='posts-actions'>
        {form.attachments.length < most && (
          <Button kind='ghost' size='small' icon='plus' onPress={() => addFiles({ form, change })}>
            添加附件
          </Button>
        )}
        <Button kind='ghost' size='small' icon='image' onPress={() => setCover({ form, change })}>
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
