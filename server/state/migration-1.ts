/**
 * Version 1: accounts, and what belongs to one and goes with it. Of links and sessions there is only the SHA-256 of their
 * keys; there is no address, no browser and nothing of what anybody reads. Times are milliseconds.
 */

/** The statements of the step. 0x4b5a4c31 is the mark of migrations.ts, 1264208945 in the notation of SQLite's pragma. */
export const migrationToMembers = `
PRAGMA application_id = 1264208945;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('member', 'editor')),
  -- NULL as long as the invitation has not been accepted.
  passphrase TEXT,
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  -- Whether the server keeps the member's own work.
  keeps INTEGER NOT NULL DEFAULT 0 CHECK (keeps IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE invitations (
  account_id TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  key_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  key_hash TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_of_account ON sessions (account_id);

CREATE TABLE kept (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('lists', 'plans')),
  content TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, kind)
) STRICT;

CREATE TABLE shares (
  key_hash TEXT PRIMARY KEY NOT NULL,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX shares_of_account ON shares (account_id)
`
