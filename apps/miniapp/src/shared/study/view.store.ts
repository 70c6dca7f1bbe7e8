import { create } from 'zustand'

export type StudyState = 'owed' | 'done'

/** Which half of the study tab is open: a tab page takes no parameters, and 我的 opens what is done. */
const useView = create<{ state: StudyState }>(() => ({ state: 'owed' }))

export const useStudyView = (): StudyState => useView(({ state }) => state)
export const showStudy = (state: StudyState): void => useView.setState({ state })
