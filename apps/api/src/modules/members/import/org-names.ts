import { ancestorPaths, holdsMembers } from '@ejia/domain/orgs'
import type { OrgRow } from '../../orgs'

const normalise = (name: string): string => name.normalize('NFKC').replace(/\s/g, '')

/** Finds organisations by the names that rosters use, among those within reach. */
export class OrgNames {
  private readonly byName = new Map<string, OrgRow[]>()
  private readonly nameAt = new Map<string, string>()

  /** `above`: names of organisations out of reach, path → name: `内科党总支/心内科党支部` is understood by a branch too. */
  constructor(orgs: readonly OrgRow[], above: ReadonlyMap<string, string> = new Map()) {
    for (const [path, name] of above) this.nameAt.set(path, normalise(name))
    for (const org of orgs) {
      const name = normalise(org.name)
      this.nameAt.set(org.path, name)
      this.byName.set(name, [...(this.byName.get(name) ?? []), org])
    }
  }

  /** The branch or group meant, or why it cannot be told. `上级/本级` tells namesakes apart. */
  find(text: string): OrgRow | string {
    const named = this.candidates(normalise(text))
    if (named.length === 0) return `没有找到“${text}”，或者它不在您的管理范围内`
    const able = named.filter((org) => holdsMembers(org.kind))
    if (able.length === 0) return `“${text}”不是党支部或党小组，党员要编入支部或小组`
    const [first, second] = able
    return first && !second ? first : `有 ${able.length} 个“${text}”，请写成“上级名称/${text}”`
  }

  private candidates(name: string): OrgRow[] {
    const exact = this.byName.get(name)
    if (exact) return exact
    const [own = '', ...above] = name.split('/').reverse()
    return (this.byName.get(own) ?? []).filter((org) => above.every((upper) => this.ancestors(org).includes(upper)))
  }

  private ancestors(org: OrgRow): string[] {
    return ancestorPaths(org.path).slice(0, -1).flatMap((path) => this.nameAt.get(path) ?? [])
  }
}
