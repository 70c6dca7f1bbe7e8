import type { Draft, PostContent } from '@ejia/contract/posts/routes'
import type { ApiError } from '../../../shared/api'
import { contentOf, valuesOf, type PostValues } from './values'

/** saved: the server has it · typed: only this browser has · conflict: somebody else saved first */
export type SaveState = 'saved' | 'typed' | 'saving' | 'failed' | 'conflict'

/** What the page shows of it. */
export interface WritingView {
  values: PostValues
  /** The newest revision this page knows; null until the first save. */
  draft: Draft | null
  state: SaveState
  /** Why the last save failed. */
  problem: ApiError | null
  /** What somebody else saved since. */
  theirs: Draft | null
  /** Typing of an earlier visit was found and is shown. */
  restored: boolean
  /** Changes whenever the text is another one than was typed: the editor starts anew. */
  textKey: number
}

/** What is kept in this browser until the server has it. */
export interface Kept {
  values: PostValues
  /** Revision the typing began from. */
  basedOn: number
}

export interface WritingTools {
  create: (content: PostContent) => Promise<Draft>
  save: (postId: string, body: PostContent & { basedOn: number }) => Promise<Draft>
  read: (postId: string) => Promise<Draft>
  problemOf: (error: unknown) => ApiError
  keep: (kept: Kept) => void
  forget: () => void
  onSaved: (draft: Draft, first: boolean) => void
  onFailed: (problem: ApiError) => void
}

/** Everything that happens to what is typed: kept in this browser at once, saved to the server one at a time, never overwritten. */
export class Writing {
  private view: WritingView
  private basedOn: number
  /** There is typing that the server does not have. */
  private unsaved: boolean
  private busy: Promise<Draft | null> | null = null
  private readonly listeners = new Set<() => void>()

  constructor(
    first: { draft: Draft | null; values: PostValues; kept: Kept | null },
    public tools: WritingTools,
  ) {
    const { draft, kept } = first
    this.unsaved = kept !== null
    this.basedOn = kept?.basedOn ?? draft?.revision ?? 0
    this.view = { values: kept?.values ?? first.values, draft, state: kept ? 'typed' : 'saved', problem: null, theirs: null, restored: kept !== null, textKey: 0 }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly look = (): WritingView => this.view

  readonly change = (patch: Partial<PostValues>): void => {
    const values = { ...this.view.values, ...patch }
    this.unsaved = true
    this.tools.keep({ values, basedOn: this.basedOn })
    this.show({ values, ...(this.view.state !== 'conflict' && { state: 'typed' as const }) })
  }

  /** Saves what is typed; the draft as it is then, or null when that did not work. One at a time: what was typed meanwhile is saved by the next. */
  readonly save = async ({ quiet = false }: { quiet?: boolean } = {}): Promise<Draft | null> => {
    while (this.busy) await this.busy
    if (!this.unsaved && this.view.draft) return this.view.draft
    this.busy = this.send(quiet).finally(() => (this.busy = null))
    return this.busy
  }

  /** An action answered with the post as it is now. */
  readonly setDraft = (draft: Draft): void => {
    this.basedOn = draft.revision
    this.show({ draft })
  }

  /** Goes on with mine, on top of theirs. */
  readonly keepMine = async (): Promise<void> => {
    const { theirs } = this.view
    if (!theirs) return
    this.setDraft(theirs)
    this.show({ theirs: null, state: 'typed' })
    await this.save()
  }

  readonly takeTheirs = (): void => {
    if (this.view.theirs) this.replace(this.view.theirs)
  }

  /** Shows another content: a restored revision, theirs, or what is saved in place of what was typed. */
  readonly replace = (draft: Draft): void => {
    this.unsaved = false
    this.basedOn = draft.revision
    this.tools.forget()
    this.show({ draft, values: valuesOf(draft), state: 'saved', problem: null, theirs: null, restored: false, textKey: this.view.textKey + 1 })
  }

  private async send(quiet: boolean): Promise<Draft | null> {
    const { draft: known, values } = this.view
    this.unsaved = false
    this.show({ state: 'saving' })
    try {
      const content = contentOf(values)
      const saved = known ? await this.tools.save(known.id, { ...content, basedOn: this.basedOn }) : await this.tools.create(content)
      this.accept(saved, known === null)
      return saved
    } catch (error) {
      this.unsaved = true
      await this.refused(this.tools.problemOf(error), quiet)
      return null
    }
  }

  private accept(saved: Draft, first: boolean): void {
    this.basedOn = saved.revision
    this.tools.forget()
    this.tools.onSaved(saved, first)
    // typed while the save was under way
    if (this.unsaved) this.tools.keep({ values: this.view.values, basedOn: saved.revision })
    this.show({ draft: saved, problem: null, state: this.unsaved ? 'typed' : 'saved', ...(!this.unsaved && { restored: false }) })
  }

  private async refused(problem: ApiError, quiet: boolean): Promise<void> {
    const { draft } = this.view
    const theirs = problem.code === 'thing.changed' && draft ? await this.tools.read(draft.id).catch(() => null) : null
    if (theirs) return this.show({ theirs, state: 'conflict', problem: null })
    this.show({ state: 'failed', problem })
    if (!quiet) this.tools.onFailed(problem)
  }

  private show(change: Partial<WritingView>): void {
    this.view = { ...this.view, ...change }
    for (const listener of this.listeners) listener()
  }
}
