export { getOrg, getOrgNames } from './orgs.service'
export { orgsModule } from './orgs.routes'
