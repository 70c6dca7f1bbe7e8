import type { PostSeed } from '../types'
import { branchPractice } from './branch-practice'
import { branchWork } from './branch-work'
import { disclosureNotices } from './disclosure-notices'
import { disclosureResults } from './disclosure-results'
import { integrityChecks } from './integrity-checks'
import { integrityCulture } from './integrity-culture'
import { membersCare } from './members-care'
import { membersGuides } from './members-guides'
import { newsMeetings } from './news-meetings'
import { newsWards } from './news-wards'
import { noticesBranches } from './notices-branches'
import { noticesCommittee } from './notices-committee'
import { pioneersHands } from './pioneers-hands'
import { pioneersWards } from './pioneers-wards'
import { rulesManagement } from './rules-management'
import { rulesMeetings } from './rules-meetings'
import { unitedFrontCounsel } from './united-front-counsel'
import { unitedFrontService } from './united-front-service'

/** Every post of the demonstration hospital, section by section. */
export const posts: readonly PostSeed[] = [
  ...newsMeetings, ...newsWards, ...noticesCommittee, ...noticesBranches, ...rulesMeetings, ...rulesManagement,
  ...branchWork, ...branchPractice, ...membersGuides, ...membersCare, ...integrityChecks, ...integrityCulture,
  ...pioneersWards, ...pioneersHands, ...disclosureNotices, ...disclosureResults, ...unitedFrontCounsel, ...unitedFrontService,
]
