export { callAnswers, say, type CallUp, type Said, type SaidPayload } from './answer'
