import { hospitalBelow } from './hospital'
import { random } from './random'
import type { OrgSeed } from './types'

export const cityName = '望川市卫生健康委员会'
export const cityRoot = 'city'

/** Totals of the city: the hospital's 34 branches, 655 and 222 are part of them. */
const others = { inService: 3151 - 740 - 655, retired: 740 - 222 }

interface Unit {
  key: string
  name: string
  short: string
  foundedOn: string
  /** Names of branches of those in service, then how many branches of retired members. */
  branches: readonly string[]
  retiredBranches: number
}

const units: readonly Unit[] = [
  { key: 'tcm', name: '望川市中医医院', short: '市中医医院', foundedOn: '1986-05-12', retiredBranches: 4,
    branches: ['脑病科', '脾胃病科', '肺病科', '心病科', '肾病科', '针灸科', '推拿科', '骨伤科', '肛肠科', '妇科', '儿科', '外科', '治未病中心', '急诊重症', '门诊', '药学', '医技', '机关', '后勤', '康复院区'] },
  { key: 'second', name: '望川市第二人民医院', short: '市二医院', foundedOn: '1989-08-30', retiredBranches: 3,
    branches: ['内一科', '内二科', '内三科', '外一科', '外二科', '骨科', '妇产科', '儿科', '五官科', '急诊科', '重症医学科', '手术室', '医技', '药剂', '门诊', '机关', '后勤'] },
  { key: 'maternal', name: '望川市妇幼保健院', short: '市妇幼保健院', foundedOn: '1992-03-08', retiredBranches: 2,
    branches: ['产科', '妇科', '新生儿科', '儿科', '儿童保健', '妇女保健', '生殖健康', '超声影像', '检验药剂', '门急诊', '行政', '后勤'] },
  { key: 'mental', name: '望川市精神卫生中心', short: '市精神卫生中心', foundedOn: '1994-10-10', retiredBranches: 1,
    branches: ['早期干预', '普通精神科', '老年精神科', '心身医学科', '儿少心理', '康复科', '医技药剂', '机关后勤'] },
  { key: 'cdc', name: '望川市疾病预防控制中心', short: '市疾控中心', foundedOn: '2002-12-16', retiredBranches: 1,
    branches: ['传染病防制', '慢病与老龄', '免疫规划', '卫生检验', '职业与环境', '应急与信息', '综合'] },
  { key: 'infectious', name: '望川市第三人民医院', short: '市三医院', foundedOn: '1997-07-22', retiredBranches: 1,
    branches: ['肝病科', '结核病科', '感染科', '重症医学科', '外科', '医技', '机关'] },
  { key: 'tumour', name: '望川市肿瘤医院', short: '市肿瘤医院', foundedOn: '2005-04-15', retiredBranches: 1,
    branches: ['放疗科', '化疗科', '肿瘤外科', '安宁疗护', '医技', '机关'] },
  { key: 'stomatology', name: '望川市口腔医院', short: '市口腔医院', foundedOn: '2001-09-20', retiredBranches: 1,
    branches: ['牙体牙髓', '正畸修复', '颌面外科', '儿童口腔', '综合'] },
  { key: 'bureau', name: '望川市卫生健康委机关', short: '委机关', foundedOn: '1987-01-09', retiredBranches: 2,
    branches: ['办公室', '医政药政', '公共卫生', '人事规财'] },
  { key: 'blood', name: '望川市中心血站', short: '市中心血站', foundedOn: '1999-06-14', retiredBranches: 0,
    branches: ['采血', '成分制备', '检验质控', '综合'] },
  { key: 'rescue', name: '望川市急救中心', short: '市急救中心', foundedOn: '2003-12-01', retiredBranches: 0,
    branches: ['调度', '院前一站', '院前二站', '综合'] },
]

/** Shares a total out over so many branches, no two neighbours alike, the sum exact. */
function shareOut(total: number, count: number, name: string): number[] {
  const dice = random(`city:${name}`)
  const even = Math.floor(total / count)
  const more = total - even * count
  const shares = Array.from({ length: count }, (_, i) => even + (i < more ? 1 : 0))
  // what one has more, its neighbour has less
  const tilt = shares.map((_, i) => (i % 2 === 0 && i + 1 < count ? dice.int(0, 6) : 0))
  return shares.map((share, i) => share + (tilt[i] ?? 0) - (tilt[i - 1] ?? 0))
}

const ordinals = ['一', '二', '三', '四']

function unitOrgs(unit: Unit, takeInService: () => number, takeRetired: () => number): OrgSeed[] {
  const dice = random(`unit:${unit.key}`)
  const terms = () => dice.int(4, 33)
  const root: OrgSeed = {
    key: unit.key, parent: cityRoot, kind: 'committee', name: `中共${unit.name}委员会`, shortName: unit.short,
    foundedOn: unit.foundedOn, termMonthsAgo: dice.int(10, 52), inService: 0, retired: 0,
  }
  const branch = (key: string, name: string, inService: number, retired: number): OrgSeed => ({
    key, parent: unit.key, kind: 'branch', name: `${name}党支部`, shortName: name, foundedOn: unit.foundedOn, termMonthsAgo: terms(), inService, retired,
  })
  const serving = unit.branches.map((name, i) => branch(`${unit.key}_${i + 1}`, `${unit.short}${name}`, takeInService(), 0))
  const retired = Array.from({ length: unit.retiredBranches }, (_, i) =>
    branch(`${unit.key}_retired_${i + 1}`, `${unit.short}离退休${unit.retiredBranches > 1 ? `第${ordinals[i]}` : ''}`, 0, takeRetired()))
  return [root, ...serving, ...retired]
}

function cityOrgs(): OrgSeed[] {
  const root: OrgSeed = {
    key: cityRoot, parent: null, kind: 'committee', name: `中共${cityName}委员会`, shortName: '市卫健委党委',
    foundedOn: '1984-03-26', termMonthsAgo: 25, inService: 0, retired: 0,
  }
  const serving = units.reduce((sum, unit) => sum + unit.branches.length, 0)
  const retiring = units.reduce((sum, unit) => sum + unit.retiredBranches, 0)
  const inService = shareOut(others.inService, serving, 'in service')
  const retired = shareOut(others.retired, retiring, 'retired')
  const rest = units.flatMap((unit) => unitOrgs(unit, () => inService.shift() ?? 0, () => retired.shift() ?? 0))
  return [root, ...hospitalBelow(cityRoot), ...rest]
}

/** 12 units (the hospital is one of them), 144 branches, 3,151 members of whom 740 retired; parents before children. */
export const city: readonly OrgSeed[] = cityOrgs()
/** Keys of the units' committees. */
export const cityUnits = city.filter((org) => org.parent === cityRoot).map((org) => org.key)
