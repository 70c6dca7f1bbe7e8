import { dueKinds, matters, mostPictures, requestKindKeys, requestStates, requestTextLength, staffSteps, stepTextLength } from '@ejia/domain/requests'
import Type from 'typebox'
import { Page, pageQuery } from '../core/page'
import { defineRoutes } from '../core/route'
import { Day, Id, Nullable, OneOf, OptionalText, OrgId, Shape, Text } from '../core/schema'
import { FileRef } from '../files/routes'
import { requestEndpoints } from './endpoints'
import { Addressee, ManagedRequest, ManagedSummary, Receipt, RequestFigures, Submitted } from './schemas'

/** As the number was typed; blanks, dashes and small letters do not matter. */
const Code = Type.String({ minLength: 1, maxLength: 40 })

const handedIn = Shape({
  kind: OneOf(requestKindKeys),
  matter: OneOf(matters),
  /** Organisation it is handed to. */
  orgId: OrgId,
  /** Past that organisation to the one above it. */
  toAbove: Type.Boolean(),
  text: Text(requestTextLength),
  fileIds: Type.Array(Id, { maxItems: mostPictures, uniqueItems: true }),
  /** Made up by the client, random, one for each request: sending again with it is answered with the same number. */
  submissionKey: Type.String({ minLength: 16, maxLength: 80, pattern: '^[\\w.-]+$' }),
})

const filter = {
  orgId: Type.Optional(OrgId),
  state: Type.Optional(OneOf(requestStates)),
  due: Type.Optional(OneOf(dueKinds)),
  matter: Type.Optional(OneOf(matters)),
  /** Days of handing in, both included. */
  from: Type.Optional(Day),
  to: Type.Optional(Day),
}

export const requestRoutes = defineRoutes(requestEndpoints, {
  listAddressees: { summary: 'Organisations one may turn to', access: 'anyone', replies: { 200: Shape({ items: Type.Array(Addressee) }) } },
  uploadPicture: {
    summary: 'Upload a picture for a request that is being written; nothing of who sends it is kept, and nothing the camera wrote into it',
    access: 'anyone',
    upload: true,
    transaction: 'own',
    repeatable: false,
    replies: { 201: FileRef },
  },
  handIn: { summary: 'Hand in a request under my name', access: 'signed-in', body: handedIn, replies: { 201: Receipt } },
  // who asks is not looked at, and the answer is kept under no account: it holds the number
  handInAnonymously: { summary: 'Hand in a request without a name; send no token', access: 'anyone', body: handedIn, repeatable: false, replies: { 201: Receipt } },
  listMine: { summary: 'Requests handed in under my name', access: 'signed-in', query: Shape(pageQuery), replies: { 200: Page(Submitted) } },
  lookUp: { summary: 'A request by its receipt number', access: 'anyone', body: Shape({ code: Code }), repeatable: false, replies: { 200: Submitted } },
  add: {
    summary: 'Reply to what was asked, or ask again once',
    access: 'anyone',
    body: Shape({ code: Code, kind: OneOf(['reply', 'follow_up']), text: Text(stepTextLength) }),
    repeatable: false,
    replies: { 200: Submitted },
  },
  rate: {
    summary: 'Say whether the answer satisfies; if not, the organisation above looks at it once more',
    access: 'anyone',
    body: Shape({ code: Code, satisfied: Type.Boolean(), text: OptionalText(stepTextLength) }),
    repeatable: false,
    replies: { 200: Submitted },
  },
  listManaged: { summary: 'Requests I may work, what is due first', access: 'signed-in', query: Shape({ ...pageQuery, ...filter }), replies: { 200: Page(ManagedSummary) } },
  getManaged: { summary: 'A request, for those who work it', access: 'signed-in', params: Shape({ caseId: Id }), replies: { 200: ManagedRequest } },
  takeStep: {
    summary: 'Accept, name who deals with it, ask, answer, forward, step aside or close',
    access: 'signed-in',
    params: Shape({ caseId: Id }),
    body: Shape({
      step: OneOf(staffSteps),
      text: OptionalText(stepTextLength),
      /** Of a forward. */
      orgId: Type.Optional(OrgId),
      /** Of whoever is named to deal with it. */
      memberId: Type.Optional(Id),
      /** Of an answer. */
      fileIds: Type.Optional(Type.Array(Id, { maxItems: mostPictures, uniqueItems: true })),
    }),
    /** Null: it has left the reach of whoever took the step. */
    replies: { 200: Shape({ request: Nullable(ManagedRequest) }) },
  },
  sheet: { summary: 'The list as a sheet', access: 'signed-in', query: Shape(filter), download: true, replies: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) } },
  figures: {
    summary: 'How many, in time, satisfied',
    access: 'signed-in',
    query: Shape({ orgId: Type.Optional(OrgId), from: Type.Optional(Day), to: Type.Optional(Day) }),
    replies: { 200: RequestFigures },
  },
})
