/**
 * What is kept about people, why and for how long: 个人信息保护法 第十七条. The one list: the page in the app shows it, the
 * handbook's text for 微信公众平台 (`docs/handbook/privacy.md`) is compared with it, and so is every table that holds such data.
 */
export interface PersonalData {
  key: string
  /** Which data. */
  what: string
  /** Where they come from. */
  from: string
  purpose: string
  /** 第十三条第一款 as far as it applies. */
  ground: Ground
  /** How they are kept safe, where that is more than the rights of those who may read. */
  kept: string
  period: string
  seenBy: string
}

/** consent 第一项 · management 第二项 · duty 第三项 */
export const grounds = ['consent', 'management', 'duty'] as const
export type Ground = (typeof grounds)[number]
export const groundNames: Record<Ground, string> = {
  consent: '您的同意（个人信息保护法第十三条第一款第一项）',
  management: '按照依法制定的规章制度实施人员管理所必需（第十三条第一款第二项）',
  duty: '履行法定职责或者法定义务所必需（第十三条第一款第三项）',
}

const inDatabase = '存放在本单位的数据库中'
const withMembership = '组织关系在本单位期间；转出或停止使用后，按党员档案管理规定保存'
const branchAndAbove = '本人，所在支部的书记和委员，上级党组织'

export const personalData: readonly PersonalData[] = [
  {
    key: 'identity',
    what: '姓名、性别、工号或名册编号',
    from: '本单位党员名册',
    purpose: '确认您是谁，在名单、签到表、会议记录上写对名字',
    ground: 'management',
    kept: inDatabase,
    period: withMembership,
    seenBy: branchAndAbove,
  },
  {
    key: 'membership',
    what: '党员身份、入党和转正日期、所在支部和职务、在职或离退休、是否流动及变动经过',
    from: '本单位党员名册，支部登记',
    purpose: '确定您属于哪个支部、应参加哪些组织生活、有哪些权限',
    ground: 'management',
    kept: `${inDatabase}，按敏感个人信息保护`,
    period: withMembership,
    seenBy: branchAndAbove,
  },
  {
    key: 'phone',
    what: '手机号',
    from: '党员名册；由微信提供号码用于核对的，另经您当场同意',
    purpose: '与名册核对，确认是您本人；支部需要时与您联系',
    ground: 'management',
    kept: '加密存放，页面上只显示前三位和后两位；查看完整号码须写明理由并留下记录',
    period: '在名册期间；从名册删除号码后立即删除',
    seenBy: '本人；所在支部书记和上级党组织有管理名册权限的人员',
  },
  {
    key: 'wechat',
    what: '微信用户标识（每个小程序各不相同的编号）',
    from: '您登录时由微信提供',
    purpose: '下次登录时认出您的账号，发送您订阅的微信通知',
    ground: 'consent',
    kept: inDatabase,
    period: '解除绑定或撤回同意后立即停用，解除的记录随账号保存',
    seenBy: '只供程序使用，不向任何人显示',
  },
  {
    key: 'sign_in',
    what: '登录的时间和方式，绑定申请、邀请和绑定尝试，扫码登录电脑端时的浏览器名称和网络地址，登录失败的次数',
    from: '登录时自动产生',
    purpose: '保持登录，防止他人冒用；有人试图绑定您的身份时告诉您',
    ground: 'duty',
    kept: inDatabase,
    period: '登录记录在退出后七天删除；网络日志不少于六个月',
    seenBy: '本人；系统管理员',
  },
  {
    key: 'activities',
    what: '活动的应到、报名、请假（只记类别和您写的说明）、签到的方式、时间和设备标识（不可还原，只用来提示疑似代签），会议记录中与您有关的内容',
    from: '您的操作，支部登记',
    purpose: '组织生活的考勤和记录',
    ground: 'management',
    kept: '签到事实只增不改，更正另记一条',
    period: withMembership,
    seenBy: branchAndAbove,
  },
  {
    key: 'study',
    what: '学习任务、读到的段落、完成情况和学时',
    from: '您学习时自动产生，支部登记',
    purpose: '党员教育培训的学时记录；不统计、不公布在线时长',
    ground: 'management',
    kept: inDatabase,
    period: withMembership,
    seenBy: branchAndAbove,
  },
  {
    key: 'points',
    what: '积分、每一分的来由，申诉和答复',
    from: '由活动、学习等记录得出，支部登记',
    purpose: '党员积分管理；默认不排名、不公布',
    ground: 'management',
    kept: '积分事实只增不改，更正另记一条',
    period: withMembership,
    seenBy: branchAndAbove,
  },
  {
    key: 'reading',
    what: '阅读和签收了哪些文章、签收时间',
    from: '您的操作',
    purpose: '确认通知送达，对未签收的同志每天最多提醒一次',
    ground: 'management',
    kept: inDatabase,
    period: '随文章保存',
    seenBy: '本人；签收情况由发布文章的支部和上级党组织查看',
  },
  {
    key: 'messages',
    what: '站内消息，订阅的微信通知及其次数，应急召集的应答和到位情况',
    from: '系统发送，您的操作',
    purpose: '把与您有关的事通知您',
    ground: 'consent',
    kept: inDatabase,
    period: '站内消息随账号保存；不再订阅时停止发送',
    seenBy: '本人；应急召集的应答由发起人和所在组织查看',
  },
  {
    key: 'requests',
    what: '您提交的意见建议、投诉和图片，处理经过和您的评价',
    from: '您填写',
    purpose: '答复和改进',
    ground: 'consent',
    kept: '匿名提交的，不保存您的账号与内容的联系',
    period: '随办理记录保存；您可以要求删除',
    seenBy: '本人；受理和办理的党组织',
  },
  {
    key: 'works',
    what: '您写的文章和会议记录、上传的文件和照片、处理事项的经过',
    from: '您的操作',
    purpose: '信息发布和工作记录',
    ground: 'management',
    kept: '不使用的上传自动清理',
    period: '随所属内容保存',
    seenBy: '按内容的发布范围',
  },
  {
    key: 'card',
    what: '党员码（随机编号，不含个人信息）和扫码记录，代办的经过',
    from: '系统生成，工作人员扫码或代办时产生',
    purpose: '手机不便的同志由工作人员扫码签到、由委员代办',
    ground: 'consent',
    kept: '编号加密存放，可以随时作废换新；代办同时记下本人和经办人',
    period: '作废后编号即删除；代办记录随所办事项保存',
    seenBy: '本人；扫码和代办的工作人员',
  },
  {
    key: 'log',
    what: '操作记录（谁在什么时间做了什么，只记编号）',
    from: '操作时自动产生',
    purpose: '防止和查明越权、误操作；网络安全法要求的日志',
    ground: 'duty',
    kept: '带校验链，不能修改；不记姓名和手机号',
    period: '不少于六个月，按本单位规定',
    seenBy: '系统管理员、审计人员',
  },
] as const

/** What a member may ask for, and where it is done. */
export const personalRights = [
  { key: 'see', what: '查阅和复制', how: '“我的 › 我的账号 › 导出我的数据”' },
  { key: 'correct', what: '更正、补充', how: '“我的 › 我的账号 › 有误，申请更正”，由所在支部核对后修改' },
  { key: 'delete', what: '删除、撤回同意、停止使用', how: '“我的 › 我的账号 › 撤回同意、注销账号”，那里写明哪些会结束、哪些按规定保留' },
  { key: 'unbind', what: '解除微信绑定', how: '“我的 › 我的账号 › 解除绑定”' },
  { key: 'complain', what: '投诉', how: '首页底部“投诉建议”，或向下面的联系人提出；十五个工作日内答复' },
] as const

/** Nobody else gets them; said in these words everywhere. */
export const sharing =
  '以上信息保存在中华人民共和国境内、由本单位管理的服务器上，不提供给第三方，不用于广告，不向境外提供。登录、手机号核对、微信通知和内容安全检查通过微信平台完成。'
