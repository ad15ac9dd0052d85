-- The highest number of a subject's key that a log's entries were made with: a database of keys that never came so far is older than this one.
ALTER TABLE log ADD COLUMN highest_key bigint NOT NULL DEFAULT 0;
