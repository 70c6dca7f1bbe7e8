import { hostTitle, minutesHeading } from '@ejia/domain/minutes'
import { voteProblems, voteResult, voteRuleNames } from '@ejia/domain/votes'
import { FilePicture } from '../../../shared/files'
import { dayText, momentText } from '../../../shared/time'
import { AttendanceSummary } from './AttendanceSummary'
import { nameIn, rollFor, type Content, type Minutes } from './minutes'

interface Props {
  minutes: Pick<Minutes, 'activity' | 'attendance'>
  content: Content
}

/** The record as it reads on paper. */
export function MinutesPreview({ minutes, content }: Props) {
  const { activity, attendance } = minutes
  const { people } = attendance
  return (
    <article className="minutes-paper">
      <h3 className="minutes-paper__title">{minutesHeading(activity.kind)}</h3>
      <dl className="minutes-paper__facts">
        <Fact name="名称" text={activity.title} />
        <Fact name="组织" text={activity.org.name} />
        <Fact name="时间" text={`${momentText(activity.startsAt)} 至 ${momentText(activity.endsAt)}`} />
        <Fact name="地点" text={activity.place || '—'} />
        <Fact name={hostTitle(activity.kind)} text={nameIn(people, content.hostId) || '—'} />
        <Fact name="记录人" text={nameIn(people, content.recorderId) || '—'} />
        {content.guests && <Fact name="列席" text={content.guests} />}
      </dl>
      <AttendanceSummary minutes={minutes} />
      <h4>一、议程与内容</h4>
      {content.agenda.map((item, index) => (
        <section key={index}>
          <p className="minutes-paper__topic">
            {index + 1}. {item.title || '（未填写议题）'}
          </p>
          {item.text && <p className="minutes-paper__text">{item.text}</p>}
          {item.speeches.map((speech, at) => (
            <p key={at} className="minutes-paper__text">
              {speech.speaker || '发言'}：{speech.text}
            </p>
          ))}
        </section>
      ))}
      <h4>二、决议与分工</h4>
      {content.decisions.length === 0 && <p className="minutes-paper__text">无</p>}
      <Decisions minutes={minutes} content={content} />
      {content.photos.length > 0 && <Photos content={content} />}
    </article>
  )
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}

function Decisions({ minutes, content }: Props) {
  const roll = rollFor(minutes.attendance.people, content)
  return content.decisions.map(({ text, responsible, dueOn, vote }, index) => (
    <section key={index}>
      <p className="minutes-paper__text">
        {index + 1}. {text || '（未填写）'}
      </p>
      {(responsible || dueOn) && (
        <p className="minutes-paper__text">
          {responsible && `责任人：${responsible}　`}
          {dueOn && `完成时限：${dayText(dueOn)}`}
        </p>
      )}
      {vote && (
        <p className="minutes-paper__text">
          表决情况（{voteRuleNames[vote.rule]}）：{voteProblems(vote.rule, roll, vote).length > 0 ? '票数待核对' : voteResult(vote.rule, roll, vote).text}
        </p>
      )}
    </section>
  ))
}

function Photos({ content }: Pick<Props, 'content'>) {
  return (
    <>
      <h4>三、现场照片</h4>
      <ul className="minutes-photos">
        {content.photos.map(({ fileId, caption }, index) => (
          <li key={fileId}>
            <FilePicture fileId={fileId} alt={caption || `第 ${index + 1} 张照片`} width={320} className="minutes-photos__picture" />
            {caption}
          </li>
        ))}
      </ul>
    </>
  )
}
