-- Every record of every topic, once, as it was. The total order is the id.
CREATE TABLE entry (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic         text        NOT NULL,
  partition     integer     NOT NULL,
  record_offset bigint      NOT NULL,
  recorded_at   timestamptz NOT NULL,
  type          text        NOT NULL,
  event_id      uuid,
  concern_id    uuid,
  referral_id   uuid,
  agency        text,
  actor         text,
  happened_at   timestamptz NOT NULL,
  traceparent   text,
  details       jsonb       NOT NULL,
  record_key    bytea,
  payload       bytea,
  UNIQUE (topic, partition, record_offset)
);

CREATE INDEX entry_by_concern ON entry (concern_id, id) WHERE concern_id IS NOT NULL;
CREATE INDEX entry_by_referral ON entry (referral_id, id) WHERE referral_id IS NOT NULL;
CREATE INDEX entry_by_agency ON entry (agency, id) WHERE agency IS NOT NULL;
CREATE INDEX entry_by_actor ON entry (actor, id) WHERE actor IS NOT NULL;
CREATE INDEX entry_by_type ON entry (type, id);
CREATE INDEX entry_by_topic ON entry (topic, id);
CREATE INDEX entry_by_time ON entry (happened_at);

-- The next record that the ledger wants from each partition. It moves in the transaction that appends.
CREATE TABLE log_position (
  topic       text    NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint  NOT NULL CHECK (next_offset >= 0),
  PRIMARY KEY (topic, partition)
);

-- Grants keep the service from changing an entry; triggers keep the owner from it by mistake too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END
$$;

CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_is_append_only;

GRANT SELECT, INSERT ON entry TO "${app_role}";
GRANT SELECT, INSERT, UPDATE (next_offset) ON log_position TO "${app_role}";
