import { Text, View } from '@tarojs/components'
import { sectionKeys, sectionNames } from '@ejia/domain/posts'
import { openPage } from '../../shared/nav'
import { Card, IconBox, Pressable } from '../../shared/ui'

/** The nine sections, fixed and in this order. */
export function SectionGrid() {
  return (
    <Card tight>
      <View className='section-grid'>
        {sectionKeys.map((key) => (
          <Pressable
            key={key}
            className='section-grid__cell'
            role='link'
            label={sectionNames[key]}
            onPress={() => openPage('/features/posts/list/index', { section: key })}
          >
            <IconBox name={key} />
            <Text>{sectionNames[key]}</Text>
          </Pressable>
        ))}
      </View>
    </Card>
  )
}
