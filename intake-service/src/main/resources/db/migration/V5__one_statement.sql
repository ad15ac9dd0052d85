-- The queue of the version before holds events in a form that no longer exists; mails wait on.
LOCK TABLE outbox_record IN SHARE ROW EXCLUSIVE MODE;

DO
$$
DECLARE
    waiting bigint := (SELECT count(*) FROM outbox_record WHERE record_type LIKE 'org.referralrouter.event.%');
BEGIN
    IF waiting > 0 THEN
        RAISE EXCEPTION 'The queue of the earlier version of intake-service still holds % events. Start that version again with Kafka running, until its table outbox_record holds no more of them; then start this one.', waiting;
    END IF;
END
$$;

-- What is known by a first revision alone is that revision, and is not stored twice: known is null until something is added.
ALTER TABLE concern ALTER COLUMN known DROP NOT NULL;

-- A concern's id is derived from its client and idempotency key: the primary key of concern tells a repeat, and its first revision
-- which body it had.
UPDATE concern_revision SET body_sha256 = idempotency_key.body_sha256
FROM idempotency_key
WHERE concern_revision.concern_id = idempotency_key.concern_id AND revision = 1 AND concern_revision.body_sha256 IS NULL;
DROP TABLE idempotency_key;

-- Amendments alone are looked for by what they were based on.
DROP INDEX concern_revision_amendment;
CREATE UNIQUE INDEX concern_revision_amendment ON concern_revision (concern_id, base_revision, body_sha256)
  WHERE base_revision IS NOT NULL;

-- A revision is published once it has left the queue. A first one stands under its own number and needs no sent_as. Revisions are
-- written with their concern in one statement or under its lock, and never deleted, so that the reference guarded nothing and cost
-- a look-up for each.
ALTER TABLE concern_revision
  DROP COLUMN published_at,
  DROP CONSTRAINT concern_revision_concern_id_fkey;

-- Events on their way to their topics. Of one key they leave in the order of their numbers. The kind is the topic, the content the event as JSON; of a
-- revision its number, since its body stands in concern_revision.
CREATE TABLE event_outbox (
  number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key          text NOT NULL,
  kind         text NOT NULL,
  content      text NOT NULL,
  trace_parent text,
  failures     integer NOT NULL DEFAULT 0,
  due_at       timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX event_outbox_order ON event_outbox (key, number);

GRANT SELECT, INSERT, UPDATE, DELETE ON event_outbox TO "${user}";
