-- One log for each partition of each topic. What the first version kept is read again from the topics.
DROP TABLE entry;
DROP TABLE log_position;

CREATE TABLE log (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic       text    NOT NULL, -- its name; empty for the root log
  topic_id    uuid    NOT NULL,
  partition   integer NOT NULL,
  size        bigint  NOT NULL DEFAULT 0,
  root        bytea   NOT NULL DEFAULT sha256(''),
  next_offset bigint  NOT NULL DEFAULT 0,
  epoch       bigint  NOT NULL DEFAULT 0, -- counts the writers: an earlier one can append no more
  UNIQUE (topic_id, partition)
);

-- The leaves' bytes, as they are served and hashed.
CREATE TABLE leaf (
  log   integer NOT NULL,
  idx   bigint  NOT NULL,
  bytes bytea   NOT NULL,
  PRIMARY KEY (log, idx)
);

-- Full tiles, and the unfinished ones above the lowest level.
CREATE TABLE tile (
  log    integer  NOT NULL,
  level  smallint NOT NULL,
  idx    bigint   NOT NULL,
  hashes bytea    NOT NULL,
  PRIMARY KEY (log, level, idx)
);
CREATE TABLE edge (
  log    integer  NOT NULL,
  level  smallint NOT NULL,
  hashes bytea    NOT NULL,
  PRIMARY KEY (log, level)
);
ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
ALTER TABLE edge ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- What entries are found by. No personal data: subjects and actors are numbers of keys.
CREATE TABLE reference (
  log         integer     NOT NULL,
  idx         bigint      NOT NULL,
  at          timestamptz NOT NULL,
  type        smallint    NOT NULL,
  agency      smallint    NOT NULL, -- 0: none
  revision    integer,
  concern     uuid,
  referral    uuid,
  person      bigint,
  actor       bigint,
  outcome     text,
  traceparent text,
  details     text,
  PRIMARY KEY (log, idx)
);
CREATE INDEX reference_by_concern ON reference (concern, at, log, idx) WHERE concern IS NOT NULL;
CREATE INDEX reference_by_referral ON reference (referral, at, log, idx) WHERE referral IS NOT NULL;
CREATE INDEX reference_by_actor ON reference (actor, agency, type, at, log, idx) WHERE actor IS NOT NULL;
CREATE INDEX reference_by_kind ON reference (agency, type, at, log, idx);

-- Payloads in parts, each encrypted under its subject's key.
CREATE TABLE part (
  log        integer  NOT NULL,
  idx        bigint   NOT NULL,
  no         smallint NOT NULL,
  subject    bigint   NOT NULL,
  ciphertext bytea    NOT NULL,
  PRIMARY KEY (log, idx, no)
);
ALTER TABLE part ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

-- Concerns without a decision, referrals without delivery or acknowledgement: what is open now, not what ever was.
CREATE TABLE outstanding (
  kind     smallint    NOT NULL,
  id       uuid        NOT NULL,
  revision integer     NOT NULL,
  at       timestamptz NOT NULL,
  agency   smallint    NOT NULL,
  concern  uuid        NOT NULL,
  PRIMARY KEY (kind, id)
);

-- The newest signed checkpoint of each log, with what its tree needs to grow.
CREATE TABLE head (
  log      integer PRIMARY KEY,
  size     bigint NOT NULL,
  root     bytea  NOT NULL,
  frontier bytea, -- none where the head came from the topic of checkpoints
  note     text   NOT NULL,
  root_idx bigint -- its leaf in the root log
);

-- Every checkpoint of the root log that was signed, with its cosignatures.
CREATE TABLE checkpoint (
  size      bigint PRIMARY KEY,
  note      text NOT NULL,
  published bigint -- its offset in the topic of checkpoints
);

-- Who was erased; the tags of the keys that were destroyed, once they are.
CREATE TABLE erasure (
  id      uuid PRIMARY KEY,
  concern uuid        NOT NULL,
  person  text,
  at      timestamptz NOT NULL,
  tags    uuid[]
);
CREATE TABLE legal_hold (
  concern uuid PRIMARY KEY,
  reason  text        NOT NULL,
  since   timestamptz NOT NULL
);

CREATE TRIGGER leaf_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE leaf ENABLE ALWAYS TRIGGER leaf_is_append_only;
CREATE TRIGGER tile_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tile
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE tile ENABLE ALWAYS TRIGGER tile_is_append_only;
CREATE TRIGGER checkpoint_stays BEFORE DELETE OR TRUNCATE ON checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_stays;

GRANT SELECT, INSERT ON leaf, tile TO "${app_role}";
GRANT SELECT, INSERT, UPDATE ON log, edge, head, checkpoint, erasure TO "${app_role}";
GRANT SELECT, INSERT, DELETE ON part, legal_hold TO "${app_role}";
GRANT SELECT, INSERT, UPDATE, DELETE ON outstanding TO "${app_role}";
GRANT SELECT, INSERT, UPDATE (concern, referral, person, actor, traceparent, details) ON reference TO "${app_role}";
