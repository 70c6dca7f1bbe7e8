import type { Role } from '@ejia/domain/roles'
import type { DemoAccountSeed, Person } from './types'

type Gender = 'male' | 'female'
const person = (key: string, name: string, gender: Gender, org: string, roles: Person['roles'] = []): Person => ({ key, name, gender, org, roles })
const at = (role: Role, org: string): { role: Role; org: string } => ({ role, org })
/** A branch's secretary belongs to the branch and holds the role there. */
const secretary = (org: string, name: string, gender: Gender): Person => person(`secretary_${org}`, name, gender, org, [at('secretary', org)])
const commissioner = (org: string, name: string, gender: Gender, office: string): Person =>
  person(`${office}_${org}`, name, gender, org, [at('commissioner', org)])

const leaders: readonly Person[] = [
  person('party_secretary', '周明远', 'male', 'admin_one', [at('secretary', 'party')]),
  person('president', '程立诚', 'male', 'admin_one'),
  person('discipline_secretary', '韩素清', 'female', 'admin_two'),
  person('office', '林晓岚', 'female', 'admin_one', [at('office', 'party')]),
  person('office_clerk', '许一鸣', 'male', 'admin_one', [at('office', 'party')]),
  person('general_medicine', '陆承泽', 'male', 'respiratory', [at('secretary', 'medicine')]),
  person('general_surgery_party', '魏长青', 'male', 'general_surgery', [at('secretary', 'surgery')]),
  person('general_outpatient', '沈慧敏', 'female', 'clinic', [at('secretary', 'outpatient')]),
  person('general_offices', '高文博', 'male', 'admin_two', [at('secretary', 'offices')]),
  person('general_retired', '田广林', 'male', 'retired_one', [at('secretary', 'retired')]),
  person('general_east', '龚雪峰', 'male', 'east_medicine', [at('secretary', 'east')]),
]

const secretaries: readonly Person[] = [
  secretary('cardiology', '方静怡', 'female'), secretary('respiratory', '陈柏舟', 'male'), secretary('gastro', '薛兰芝', 'female'),
  secretary('neurology', '赵启航', 'male'), secretary('nephrology', '尹若兰', 'female'), secretary('endocrine', '郭文静', 'female'),
  secretary('haematology', '蒋怀瑾', 'male'), secretary('general_surgery', '丁铭', 'male'), secretary('orthopaedics', '石志坚', 'male'),
  secretary('neurosurgery', '卢向东', 'male'), secretary('urology', '曹伟明', 'male'), secretary('thoracic', '严振华', 'male'),
  secretary('anaesthesia', '邓雅琴', 'female'), secretary('obstetrics', '吕春燕', 'female'), secretary('clinic', '温玉洁', 'female'),
  secretary('emergency', '秦峥', 'male'), secretary('laboratory', '罗晓晖', 'male'), secretary('imaging', '潘建勋', 'male'),
  secretary('pharmacy', '汤敏', 'female'), secretary('pathology', '姚佩君', 'female'), secretary('admin_one', '邹正', 'male'),
  secretary('admin_two', '唐雨薇', 'female'), secretary('nursing', '何桂琴', 'female'), secretary('logistics', '孙国柱', 'male'),
  secretary('information', '杜晨光', 'male'), secretary('retired_one', '葛世昌', 'male'), secretary('retired_two', '袁淑贞', 'female'),
  secretary('retired_three', '彭德厚', 'male'), secretary('retired_four', '白玉珍', 'female'), secretary('retired_five', '齐振邦', 'male'),
  secretary('retired_six', '金耀庭', 'male'), secretary('east_medicine', '万静', 'female'), secretary('east_surgery', '邵峰', 'male'),
  secretary('east_technical', '侯丽萍', 'female'),
]

const commissioners: readonly Person[] = [
  commissioner('cardiology', '李嘉禾', 'female', 'organisation'),
  commissioner('cardiology', '顾思远', 'male', 'publicity'),
  commissioner('cardiology', '宋明川', 'male', 'discipline'),
  commissioner('emergency', '乔依然', 'female', 'organisation'),
  commissioner('orthopaedics', '钟鸣谦', 'male', 'organisation'),
  commissioner('pharmacy', '孟繁星', 'female', 'discipline'),
  commissioner('retired_three', '余光弼', 'male', 'organisation'),
  commissioner('east_medicine', '黎小满', 'female', 'organisation'),
]

/** Whom the portraits in 党建先锋 tell about, and those who demonstrate. */
const members: readonly Person[] = [
  person('member', '王砚秋', 'male', 'cardiology'),
  { ...person('probationary', '苏晚晴', 'female', 'cardiology'), probationaryDays: 168 },
  person('retired_member', '吴秀芝', 'female', 'retired_three'),
  person('chest_pain', '梁启山', 'male', 'cardiology'), person('night_nurse', '段小棠', 'female', 'emergency'),
  person('porter', '马存柱', 'male', 'logistics'), person('midwife', '冯若梅', 'female', 'obstetrics'),
  person('dialysis', '谢春禾', 'female', 'nephrology'), person('pharmacist', '范蕴真', 'female', 'pharmacy'),
  person('anaesthetist', '康景行', 'male', 'anaesthesia'), person('archivist', '贾淑云', 'female', 'retired_one'),
  person('engineer', '毛毅', 'male', 'information'), person('plateau', '崔海峰', 'male', 'general_surgery'),
  person('infection', '史秋白', 'female', 'nursing'), person('pathologist', '江之南', 'male', 'pathology'),
  person('stroke', '夏知秋', 'female', 'neurology'), person('oncology', '任望舒', 'female', 'haematology'),
  person('guide', '常乐平', 'female', 'clinic'), person('blood_cell', '倪修竹', 'male', 'laboratory'),
  person('cook', '龙满仓', 'male', 'logistics'), person('prosthesis', '戴远志', 'male', 'orthopaedics'),
  person('east_doctor', '黄芷溪', 'female', 'east_medicine'), person('veteran', '尚怀忠', 'male', 'retired_five'),
  person('ct', '熊志平', 'male', 'imaging'), person('ventilator', '叶长风', 'male', 'respiratory'),
  person('endoscopy', '汪清和', 'female', 'gastro'), person('diabetes', '岳一宁', 'female', 'endocrine'),
  person('finance', '俞素素', 'female', 'admin_two'), person('neuro_nurse', '柳青禾', 'female', 'neurosurgery'),
]

/** Everyone of the hospital who is known by name. */
export const hospitalPeople: readonly Person[] = [...leaders, ...secretaries, ...commissioners, ...members]

/** Name of the operator, who is on no roster. */
export const operatorName = '信息科管理员'

/** Who can sign in on a demonstration system. */
export const demoAccounts: readonly DemoAccountSeed[] = [
  { key: 'secretary', person: 'secretary_cardiology', role: '心内科党支部书记' },
  { key: 'commissioner', person: 'organisation_cardiology', role: '心内科党支部组织委员' },
  { key: 'member', person: 'member', role: '普通党员' },
  { key: 'retired', person: 'retired_member', role: '离退休党员' },
  { key: 'general-secretary', person: 'general_medicine', role: '内科党总支书记' },
  { key: 'office', person: 'office', role: '党委办公室' },
  { key: 'probationary', person: 'probationary', role: '预备党员' },
  { key: 'admin', person: null, role: '系统管理员' },
]
