import type { ActivityKind } from '@ejia/domain/activities'
import { topic, type Topic } from './topic'

/** What people sign up for; held once, at an organisation, so many days before (or after) the day of seeding. */
export interface Service extends Topic {
  org: string
  kind: ActivityKind
  /** Negative: so many days ago. */
  day: number
  /** Hour it starts, and how many hours it takes. */
  hour: number
  hours: number
  quota: number
}

const service = (org: string, kind: ActivityKind, [day, hour, hours]: readonly [number, number, number], quota: number, about: Topic): Service => ({
  ...about, org, kind, day, hour, hours, quota,
})

export const services: readonly Service[] = [
  service('medicine', 'volunteering', [-82, 8, 3], 24, topic('石板巷社区慢病筛查', '石板巷社区广场', '血压、血糖、颈动脉听诊，异常的当场开转诊单。', '请穿工作外套，带听诊器。')),
  service('surgery', 'volunteering', [-74, 7, 6], 16, topic('云台乡骨关节义诊', '云台乡中心小学', '膝、髋、腰背痛的老人和脊柱侧弯的孩子。往返三个半小时山路。', '晕车的同志请提前说，安排前排。')),
  service('clinic', 'volunteering', [-67, 8, 4], 8, topic('周末导诊：自助机旁', '门诊一楼大厅', '教会他自己按，不替他按；指路要走到能看见的拐角。')),
  service('party', 'volunteering', [-60, 8, 7], 40, topic('无偿献血与现场服务', '门诊楼东广场', '献血或者做登记、引导、休息区值守。夜班刚下来的请不要献。')),
  service('emergency', 'volunteering', [-53, 19, 2], 20, topic('出租车司机急救课助教', '急诊楼二楼示教室', '一人守一个教具，按满两分钟才算教会。')),
  service('retired', 'volunteering', [-46, 9, 2], 18, topic('老同志教缝合与打结', '临床技能中心', '请手稳的老外科医生教规培生缝合，年轻人负责穿针。')),
  service('east', 'volunteering', [-40, 7, 8], 14, topic('江心洲渡口义诊', '江心洲小学', '乘早班渡船，晚班船回。带老花镜和大字用药单。')),
  service('pharmacy', 'volunteering', [-33, 9, 3], 12, topic('过期药回收与药箱清理', '新华社区活动站', '收、称、封、记四步，药箱清理要征得本人同意。')),
  service('offices', 'community', [-28, 12, 2], 30, topic('“双报到”：楼道消防通道巡查', '东门社区', '两人一栋楼，拍照记编号，和社区一起上门说清楚。')),
  service('outpatient', 'volunteering', [-21, 8, 3], 20, topic('检验科开放日讲解', '门诊楼二楼', '跟着一支试管走四十分钟，讲给市民和中学生听。')),
  service('medicine', 'community', [-16, 9, 2], 20, topic('独居老人家庭药箱走访', '滨河社区', '看药、看灯、看燃气阀，写三行，交社区。')),
  service('party', 'training', [-12, 18, 3], 60, topic('党员集中培训（晚间场）', '行政楼二楼报告厅', '同样的内容开四场，本场为夜间场。', '中途因抢救离开的，补看录像并完成五道题。')),
  service('orthopaedics', 'volunteering', [-9, 14, 3], 12, topic('轮椅义务维修', '市残疾人服务中心', '骨科和后勤的同志一起修，修不好的登记型号。')),
  service('party', 'contest', [-5, 15, 2], 45, topic('党章党规情景答题（预赛）', '行政楼二楼会议室', '三人一队，至少一人当月上过夜班。考“遇到这件事怎么办”。')),
  service('medicine', 'volunteering', [6, 8, 3], 30, topic('急救知识进社区', '东门社区文化广场', '心肺复苏和海姆立克法，每位居民亲手按满一百下才算学会。', '当天八点在医院北门集中乘车，名额三十人，满额即止。')),
  service('clinic', 'volunteering', [5, 8, 4], 8, topic('周末导诊志愿岗', '门诊一楼大厅', '自助机旁四个岗，电梯口、取单处、医保窗口、轮椅租借处各一个。', '第一次来请提前二十分钟到导诊台。')),
  service('retired', 'lecture', [2, 9, 1], 120, topic('冬天怎么护心脏', '门诊楼一楼多功能厅', '早晨起床最危险的那一刻钟怎么过；血压药能不能感觉好了就停；胸口闷的时候先做哪一件事。', '请带上正在吃的药，药学部的同志现场看有没有吃重。轮椅可以推到座位边。')),
  service('party', 'training', [9, 18, 3], 80, topic('党员集中培训（第二期晚间场）', '行政楼二楼报告厅', '党的创新理论专题，计三学时。东院设分会场。')),
  service('east', 'volunteering', [10, 7, 8], 14, topic('江心洲渡口义诊（冬季）', '江心洲小学', '带流感疫苗接种点信息和保暖用药单，乘早班渡船。')),
  service('party', 'contest', [16, 15, 2], 24, topic('党章党规情景答题（决赛）', '门诊大厅', '候诊的群众可以举手抢答。')),
]
