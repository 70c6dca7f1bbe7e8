import type { ActorContext } from '../../../lib/context'
import { writeAudit } from '../../audit'
import type { OrgRow } from '../../orgs'
import { endTeam } from './teams.service'
import { isNameTaken, listTeamsOwned, updateTeam } from './teams.repo'

/** Longest name of a team, and what of it may say where the team came from; both are cut to fit. */
const longest = 40
const longestOrigin = 9

/** An organisation closes: its teams go with its members to the one that takes them over, or end with it. */
export async function handTeamsOver(ctx: ActorContext, org: OrgRow, mergeInto: OrgRow | null): Promise<void> {
  for (const { team } of await listTeamsOwned(ctx.db, org.id)) {
    if (!mergeInto) {
      await endTeam(ctx, team)
      continue
    }
    const taken = await isNameTaken(ctx.db, mergeInto.id, team.name)
    const name = taken ? `${team.name.slice(0, longest - longestOrigin - 2)}（${org.shortName.slice(0, longestOrigin)}）` : team.name
    await updateTeam(ctx.db, team.id, team.version, { orgId: mergeInto.id, name })
    await writeAudit(ctx, { action: 'call_ups.hand_over_team', subjectType: 'standing_team', subjectId: team.id, orgId: mergeInto.id, detail: { from: org.id } })
  }
}
