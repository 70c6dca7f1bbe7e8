// Stands in for stylesheets.
export const style = {}
