/**
 * Named defaults of the feature, each with its reason.
 * rankWithinBranch: a member's own place among their branch. Off: 国办函〔2026〕12号 forbids rankings in staff apps.
 */
export const pointSettings: { readonly rankWithinBranch: boolean } = { rankWithinBranch: false }
