import { Input, View } from '@tarojs/components'
import { inputName } from '../../../platform/a11y'
import { Icon, Pressable } from '../../../shared/ui'
import { longest } from './search-word'
import '../search-box.scss'

interface Props {
  value: string
  onChange: (value: string) => void
  onConfirm: (value: string) => void
}

/** Ready to type as soon as the page is open. */
export function SearchBox({ value, onChange, onConfirm }: Props) {
  return (
    <View className='posts-search'>
      <Icon name='search' size='s' />
      <Input
        className='input posts-search__input'
        value={value}
        focus
        confirmType='search'
        maxlength={longest}
        placeholder='搜文章、公告、制度'
        placeholderClass='input__placeholder'
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={(event) => onConfirm(event.detail.value)}
        {...inputName('搜索文章')}
      />
      {value !== '' && (
        <Pressable className='posts-search__clear' label='清空' onPress={() => onChange('')}>
          <Icon name='close' size='s' />
        </Pressable>
      )}
    </View>
  )
}
