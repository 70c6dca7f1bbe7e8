import pg from 'pg'

/**
 * A connection whose loss is nobody's surprise. While it is checked out, the pool does not listen for errors, and one that
 * nobody listens for would end the process; the statement under way, or the next one, reports the loss anyway.
 */
export class Connection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}
