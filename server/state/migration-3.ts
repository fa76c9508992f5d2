/**
 * Version 3: the keys by which members' own programs read what members may read. As of sessions there is only the SHA-256
 * of a key, and of its use no time finer than a day.
 */

/** The statements of the step. */
export const migrationToTokens = `
CREATE TABLE tokens (
  id TEXT PRIMARY KEY NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  made_on TEXT NOT NULL,
  -- NULL until it is used.
  used_on TEXT
) STRICT;
CREATE INDEX tokens_of_account ON tokens (account_id)
`
