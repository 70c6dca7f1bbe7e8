import type { OrgSeed } from './types'

/** The hospital is invented; its size is that of the model: 1 党委, 6 党总支, 34 党支部, 655 in service and 222 retired. */
export const hospitalName = '望川市中心医院'
/** Key of the hospital's committee, in either profile. */
export const hospitalRoot = 'party'

/** key, name, in service, retired, founded on, months since the term began */
type Row = readonly [key: string, name: string, inService: number, retired: number, foundedOn: string, termMonthsAgo: number]

const branches: Record<string, readonly Row[]> = {
  medicine: [
    ['cardiology', '心内科党支部', 31, 0, '1998-04-16', 14],
    ['respiratory', '呼吸与危重症医学科党支部', 26, 0, '2003-06-20', 8],
    ['gastro', '消化内科党支部', 24, 0, '2001-09-11', 20],
    ['neurology', '神经内科党支部', 27, 0, '2001-09-11', 33],
    ['nephrology', '肾内科党支部', 22, 0, '2009-03-25', 11],
    ['endocrine', '内分泌风湿免疫科党支部', 20, 0, '2012-05-08', 26],
    ['haematology', '血液肿瘤科党支部', 24, 0, '2012-05-08', 17],
  ],
  surgery: [
    ['general_surgery', '普外科党支部', 28, 0, '1996-07-02', 9],
    ['orthopaedics', '骨科党支部', 27, 0, '1999-10-14', 31],
    ['neurosurgery', '神经外科党支部', 22, 0, '2006-04-19', 13],
    ['urology', '泌尿外科党支部', 19, 0, '2010-11-30', 22],
    ['thoracic', '胸心外科党支部', 20, 0, '2010-11-30', 7],
    ['anaesthesia', '麻醉手术部党支部', 26, 0, '2005-01-12', 19],
    ['obstetrics', '妇产科党支部', 24, 0, '2002-03-08', 28],
  ],
  outpatient: [
    ['clinic', '门诊部党支部', 22, 0, '1995-12-05', 12],
    ['emergency', '急诊科党支部', 25, 0, '2004-08-17', 24],
    ['laboratory', '检验科党支部', 22, 0, '2007-06-06', 10],
    ['imaging', '放射影像科党支部', 24, 0, '2007-06-06', 32],
    ['pharmacy', '药学部党支部', 23, 0, '1997-05-28', 16],
    ['pathology', '病理与功能检查科党支部', 18, 0, '2014-02-27', 21],
  ],
  offices: [
    ['admin_one', '机关第一党支部', 24, 0, '1988-06-18', 15],
    ['admin_two', '机关第二党支部', 21, 0, '1988-06-18', 15],
    ['nursing', '护理院感党支部', 19, 0, '2008-05-12', 23],
    ['logistics', '后勤保障党支部', 18, 0, '1991-09-24', 30],
    ['information', '信息设备党支部', 16, 0, '2015-10-20', 6],
  ],
  retired: [
    ['retired_one', '离退休第一党支部', 0, 38, '1990-03-15', 18],
    ['retired_two', '离退休第二党支部', 0, 37, '1990-03-15', 18],
    ['retired_three', '离退休第三党支部', 0, 37, '1996-11-07', 18],
    ['retired_four', '离退休第四党支部', 0, 36, '2002-04-23', 25],
    ['retired_five', '离退休第五党支部', 0, 37, '2008-12-09', 25],
    ['retired_six', '离退休第六党支部', 0, 37, '2016-06-28', 32],
  ],
  east: [
    ['east_medicine', '东院内科党支部', 28, 0, '2018-09-03', 27],
    ['east_surgery', '东院外科党支部', 27, 0, '2018-09-03', 27],
    ['east_technical', '东院医技党支部', 28, 0, '2019-01-22', 22],
  ],
}

const generalBranches: readonly (readonly [key: string, name: string, foundedOn: string, termMonthsAgo: number])[] = [
  ['medicine', '内科党总支', '2001-09-11', 1],
  ['surgery', '外科党总支', '1999-10-14', 29],
  ['outpatient', '门诊医技党总支', '2004-08-17', 16],
  ['offices', '机关后勤党总支', '1991-09-24', 21],
  ['retired', '离退休党总支', '1990-03-15', 18],
  ['east', '东院党总支', '2018-09-03', 31],
]

const shortOf = (name: string): string => name.replace(/党(总支|支部)$/, '')

function hospitalOrgs(parent: string | null): OrgSeed[] {
  const root: OrgSeed = {
    key: hospitalRoot, parent, kind: 'committee', name: `中共${hospitalName}委员会`, shortName: parent ? hospitalName : '医院党委',
    foundedOn: '1984-12-20', termMonthsAgo: 38, inService: 0, retired: 0,
  }
  const general = generalBranches.map(([key, name, foundedOn, termMonthsAgo]): OrgSeed => ({
    key, parent: hospitalRoot, kind: 'general_branch', name, shortName: shortOf(name), foundedOn, termMonthsAgo, inService: 0, retired: 0,
  }))
  const leaves = Object.entries(branches).flatMap(([above, rows]) =>
    rows.map(([key, name, inService, retired, foundedOn, termMonthsAgo]): OrgSeed => ({
      key, parent: above, kind: 'branch', name, shortName: shortOf(name), foundedOn, termMonthsAgo, inService, retired,
    })),
  )
  return [root, ...general, ...leaves]
}

/** The 41 organisations, parents before children. */
export const hospital: readonly OrgSeed[] = hospitalOrgs(null)
/** The same hospital as one unit of a city. */
export const hospitalBelow = (parent: string): OrgSeed[] => hospitalOrgs(parent)
