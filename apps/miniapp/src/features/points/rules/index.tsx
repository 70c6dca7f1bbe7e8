import { View } from '@tarojs/components'
import { pointCategories, pointCategoryNames, type PointCategory } from '@ejia/domain/points'
import { useApi } from '../../../shared/api'
import { RequireSignIn } from '../../../shared/session'
import { Card, EmptyState, Loaded, Page, SectionHeader } from '../../../shared/ui'
import { Delta } from '../Delta'
import { capText, exemptText, type Rule } from '../words'
import '../points.scss'

function RuleRow({ rule }: { rule: Rule }) {
  return (
    <View className='points-rule'>
      <View className='points-rule__head'>
        <View className='points-rule__name'>{rule.name}</View>
        <Delta points={rule.delta} />
      </View>
      <View className='t-sub'>{rule.explanation}</View>
      <View className='t-sub'>{capText(rule)}</View>
    </View>
  )
}

function Category({ category, rules }: { category: PointCategory; rules: readonly Rule[] }) {
  const own = rules.filter((rule) => rule.category === category)
  if (own.length === 0) return null
  return (
    <Card>
      <SectionHeader title={pointCategoryNames[category]} />
      {own.map((rule) => (
        <RuleRow key={rule.key} rule={rule} />
      ))}
    </Card>
  )
}

/** Said once when all rules leave out the same people, which is the usual case. */
function exemptLines(rules: readonly Rule[]): string[] {
  const texts = [...new Set(rules.map(exemptText))].filter((text) => text !== '')
  if (texts.length <= 1) return texts
  return rules.flatMap((rule) => (exemptText(rule) ? [`${rule.name}：${exemptText(rule)}`] : []))
}

function Principles({ rules }: { rules: readonly Rule[] }) {
  const lines = [
    '积分来自实际参加的活动、完成的学习，和支部凭佐证登记、由另一位同志审批的事项。登录、点赞、在线时长都不计分，也不公开排名。',
    '现场扫码签到先记分，标为“待确认”，支部确认名单后确定。',
    '记错了不会改掉原记录，而是另记一条“冲正”，两条都能查。对某一条有疑问，点开它就可以申诉。',
    '扣分照记在明细里，全年合计最低为 0 分。',
    '规则有变化时从新的一天起按新版本计，已经记下的分不变。',
    ...exemptLines(rules),
  ]
  return (
    <Card>
      <SectionHeader title='几点说明' />
      {lines.map((line) => (
        <View key={line} className='points-line'>
          {line}
        </View>
      ))}
    </Card>
  )
}

function Rules() {
  const rules = useApi('GET /points/rules', { query: {} }, { keepOffline: true })
  return (
    <Loaded query={rules}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon='star' title='还没有积分规则' note='党委办公布规则后会显示在这里。' />
        ) : (
          <>
            <Principles rules={items} />
            {pointCategories.map((category) => (
              <Category key={category} category={category} rules={items} />
            ))}
          </>
        )
      }
    </Loaded>
  )
}

export default function PointRules() {
  return (
    <Page title='积分规则'>
      <RequireSignIn reason='登录后可以看到积分规则。'>
        <Rules />
      </RequireSignIn>
    </Page>
  )
}
