import type { CanRead } from '../files'
import { workerFrom } from './requests.policy'
import { showsFile } from './steps.repo'

/** Those who work a request read its files, and whoever handed it in under their name; whoever holds a number comes with signed links. */
export const canReadRequestFile: CanRead = async ({ db, actor }, fileId) => actor !== null && showsFile(db, fileId, workerFrom(actor))
