import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { mostPictures } from '@ejia/domain/requests'
import { chooseFiles } from '../../../platform/files'
import { messageOf, uploadNameless } from '../../../shared/api'
import { Button, Field, NoticeBar } from '../../../shared/ui'
import type { KeptPicture } from '../kept'

interface Props {
  pictures: readonly KeptPicture[]
  onChange: (pictures: KeptPicture[]) => void
}

/** Up to six photographs, each sent at once, as nobody's. */
export function Pictures({ pictures, onChange }: Props) {
  const [trouble, setTrouble] = useState<string>()
  const add = async () => {
    setTrouble(undefined)
    let all = [...pictures]
    try {
      for (const file of await chooseFiles('image', mostPictures - all.length)) {
        all = [...all, { id: (await uploadNameless(file)).id, name: file.name }]
        onChange(all)
      }
    } catch (error) {
      setTrouble(messageOf(error))
    }
  }
  return (
    <Field label={`照片（最多 ${mostPictures} 张）`} hint='照片里的拍摄时间、位置和手机型号会自动去掉。'>
      {pictures.map(({ id }, n) => (
        <View key={id} className='requests-added'>
          <Text>{`照片 ${n + 1} 已上传`}</Text>
          <Button kind='plain' size='small' label={`移除照片 ${n + 1}`} onPress={() => onChange(pictures.filter((each) => each.id !== id))}>
            移除
          </Button>
        </View>
      ))}
      {trouble && <NoticeBar>{trouble}</NoticeBar>}
      {pictures.length < mostPictures && (
        <Button kind='ghost' size='small' icon='image' onPress={add}>
          添加照片
        </Button>
      )}
    </Field>
  )
}
