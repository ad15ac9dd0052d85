-- The last record that was read of each partition tells a topic that was put back from a copy from the one that was read.
ALTER TABLE topic_position
  ADD COLUMN last_offset    bigint NOT NULL DEFAULT -1,
  ADD COLUMN last_timestamp bigint NOT NULL DEFAULT -1;

-- Is there a row, the topic of concerns lost records: once it was read again, what it lacks is published again.
CREATE TABLE topic_loss (
  found_at timestamptz NOT NULL
);

-- Tries of mails to reporters, as notifications.v1 tells them: of those, too, that left after the copy was made from which this database was restored.
CREATE TABLE reporter_told (
  referral_id       uuid NOT NULL,
  referral_revision integer NOT NULL,
  escalation_id     uuid,
  attempt           integer NOT NULL,
  sent              boolean NOT NULL,
  UNIQUE NULLS NOT DISTINCT (referral_id, referral_revision, escalation_id, attempt)
);

GRANT SELECT, INSERT, DELETE ON topic_loss TO "${user}";
GRANT SELECT, INSERT ON reporter_told TO "${user}";
