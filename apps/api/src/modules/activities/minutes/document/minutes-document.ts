import type { Minutes } from '@ejia/contract/activities/minutes'
import { hostTitle, minutesHeading } from '@ejia/domain/minutes'
import { voteRuleNames } from '@ejia/domain/votes'
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun, type Table } from 'docx'
import { blankLine, heading, labelTable, paragraphs, run, strong, title } from './parts'
import { photoParagraphs, type PhotoSource } from './photos'
import { attendanceWords, day, moment, nameOf, span } from './words'

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十']

/** Minutes as a Word document on A4. */
export async function minutesDocument(minutes: Minutes, source: PhotoSource): Promise<Buffer> {
  const { activity, photos } = minutes
  const parts = [...opening(minutes), ...agenda(minutes), ...decisions(minutes)]
  if (photos.length > 0) parts.push(heading(`${numerals[2]}、现场照片`), ...(await photoParagraphs(source, photos)))
  parts.push(...closing(minutes))
  const document = new Document({
    title: `${activity.org.name}${minutesHeading(activity.kind)}`,
    creator: activity.org.name,
    lastModifiedBy: activity.org.name,
    description: activity.title,
    styles: { default: { document: { run: { font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' }, size: 28 } } } },
    sections: [{ properties: page, headers: { default: pageHeader(minutes) }, footers: { default: pageFooter() }, children: parts }],
  })
  return Packer.toBuffer(document)
}

/** A4 with the margins of official papers: 37 mm above, 28 mm and 26 mm at the sides, narrowed for tables. */
const page = { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1700, bottom: 1440, left: 1440, right: 1440 } } }

const pageHeader = ({ activity, state }: Minutes): Header =>
  new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(state === 'signed' ? activity.org.name : `${activity.org.name}　草稿，尚未定稿`, { size: 'small' })] })] })

const pageFooter = (): Footer =>
  new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 24 })] })] })

function opening(minutes: Minutes): (Paragraph | Table)[] {
  const { activity, attendance, content } = minutes
  const { expected, present, rate } = attendance
  const words = attendanceWords(minutes)
  return [
    title(minutesHeading(activity.kind)),
    labelTable([
      ['名称', activity.title],
      ['组织', activity.org.name],
      ['时间', span(activity.startsAt, activity.endsAt)],
      ['地点', activity.place],
      [hostTitle(activity.kind), nameOf(minutes, content.hostId), '记录人', nameOf(minutes, content.recorderId)],
      ['应到', `${expected} 人`, '实到', `${present} 人${rate === null ? '' : `（到会率 ${rate}%）`}`],
      ['出席', words.present],
      ['请假', words.excused],
      ['缺席', words.absent],
      ['列席', words.others],
    ]),
  ]
}

function agenda({ content, state }: Minutes): Paragraph[] {
  const items = content.agenda.flatMap(({ title: topic, text, speeches }, index) => [
    strong(`（${numerals[index]}）${topic}`),
    ...paragraphs(text),
    ...speeches.flatMap((speech) => paragraphs(`${speech.speaker.trim() === '' ? '发言' : speech.speaker.trim()}：${speech.text}`)),
    // the form for writing by hand leaves room under each topic
    ...(state === 'none' ? Array.from({ length: 4 }, blankLine) : []),
  ])
  return [heading(`${numerals[0]}、议程与内容`), ...items]
}

function decisions({ content, results, attendance }: Minutes): Paragraph[] {
  const items = content.decisions.flatMap((decision, index) => {
    const result = results[index]
    const duty = [decision.responsible.trim() && `责任人：${decision.responsible.trim()}`, decision.dueOn && `完成时限：${day(decision.dueOn)}`].filter(Boolean).join('；')
    return [
      ...paragraphs(`${index + 1}. ${decision.text}`),
      ...paragraphs(duty),
      ...(decision.vote && result ? paragraphs(`表决情况（${voteRuleNames[decision.vote.rule]}）：${result.text}`) : []),
    ]
  })
  const without = content.withoutVote.map(({ memberId, reason }) => `${nameOf({ attendance }, memberId)}（${reason}）`).join('、')
  return [heading(`${numerals[1]}、决议与分工`), ...(items.length > 0 ? items : paragraphs('无')), ...paragraphs(without && `不计入有表决权人数：${without}`)]
}

/** Who signed off and when, each correction with its reason, and the places to sign by hand. */
function closing({ activity, revisions, lateDays }: Minutes): Paragraph[] {
  const history = [...revisions].reverse().map(({ kind, at, by, reason }) => (kind === 'signed' ? `${moment(at)} 由${by}定稿。` : `${moment(at)} 由${by}更正，原因：${reason}`))
  return [
    blankLine(),
    ...paragraphs(`${hostTitle(activity.kind)}（签字）：　　　　　　　　记录人（签字）：　　　　　　　　`),
    ...paragraphs(lateDays > 0 ? `本次活动于结束后第 ${lateDays} 天补录。` : ''),
    ...paragraphs(history.join('\n')),
  ]
}
