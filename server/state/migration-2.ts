/**
 * Version 2: the editors' desk. What editors write outlives their accounts, without their names; of readers there is what
 * they send in, and what several days of searching in vain have asked for, with no time finer than a day.
 */

/** The statements of the step. */
export const migrationToDesk = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  -- As JSON.
  value TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY NOT NULL,
  -- Out of the content, for lists.
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('writing', 'ready')),
  version INTEGER NOT NULL,
  -- The hash of the files it began with; NULL for a new case.
  base TEXT,
  writer_id TEXT REFERENCES accounts (id) ON DELETE SET NULL,
  written_at INTEGER NOT NULL,
  discarded_at INTEGER
) STRICT;
CREATE INDEX drafts_of_slug ON drafts (slug);
CREATE INDEX drafts_of_writer ON drafts (writer_id);

CREATE TABLE draft_pauses (
  draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  -- The version of the draft that it began with.
  version INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  PRIMARY KEY (draft_id, account_id)
) STRICT;
CREATE INDEX draft_pauses_of_account ON draft_pauses (account_id);

CREATE TABLE versions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('published', 'withdrawn', 'renamed', 'taken-back')),
  files TEXT NOT NULL,
  writer_id TEXT REFERENCES accounts (id) ON DELETE SET NULL,
  publisher_id TEXT REFERENCES accounts (id) ON DELETE SET NULL,
  note TEXT NOT NULL,
  published_at INTEGER NOT NULL
) STRICT;
CREATE INDEX versions_of_slug ON versions (slug);
CREATE INDEX versions_of_writer ON versions (writer_id);
CREATE INDEX versions_of_publisher ON versions (publisher_id);

CREATE TABLE proposals (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('wanted', 'correction')),
  slug TEXT,
  query TEXT,
  text TEXT NOT NULL,
  source TEXT NOT NULL,
  reach TEXT NOT NULL,
  day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'drafted', 'attached', 'closed')),
  answer TEXT,
  answered_on TEXT,
  draft_id TEXT REFERENCES drafts (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX proposals_of_draft ON proposals (draft_id);

-- Without numbers of rows, which would tell in which order a day's questions were asked.
CREATE TABLE missed_hashes (
  hash TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (hash, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX missed_hashes_of_day ON missed_hashes (day);

CREATE TABLE missed_searches (
  text TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('none', 'unopened')),
  days INTEGER NOT NULL,
  last TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
  query TEXT NOT NULL,
  slug TEXT NOT NULL,
  grade TEXT NOT NULL CHECK (grade IN ('answers', 'helps', 'wrong')),
  day TEXT NOT NULL,
  PRIMARY KEY (query, slug)
) STRICT
`
