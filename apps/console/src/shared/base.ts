/** Where the API serves the console. */
export const consoleBase = '/console/'
