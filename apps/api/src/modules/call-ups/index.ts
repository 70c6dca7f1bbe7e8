// for the demonstration data, whose people have answered already
export { answerCall, arrive, lookAt, markArrival } from './answers/answers.service'
export { callUpsModule } from './call-ups.routes'
export { callTeams, standDown } from './calls/call.service'
export { callsWaitingForMe } from './calls/calls.service'
export { createTeam } from './teams/teams.service'
