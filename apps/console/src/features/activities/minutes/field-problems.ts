import { createContext, useContext } from 'react'

/** `decisions/0/vote/for` → what is wrong there. */
export type Problems = ReadonlyMap<string, string>

export const ProblemsContext = createContext<Problems>(new Map())
export const useProblem = (path: string): string | undefined => useContext(ProblemsContext).get(path)

/** Fields as the server names them, `body/content/agenda/0/title`. */
export const toProblems = (fields: readonly { field: string; message: string }[]): Problems =>
  new Map(fields.map(({ field, message }) => [field.replace(/^body\/(content\/)?/, ''), message]))
