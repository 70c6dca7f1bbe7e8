export { ApiError, clientError, errorOfReply, messageOf, type ApiErrorCode, type ClientCode } from '@ejia/contract/client/api-error'
