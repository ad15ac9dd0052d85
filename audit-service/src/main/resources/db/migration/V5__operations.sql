-- By when what waits should have happened, and how urgent it is. What began before says when by the referral's own times.
ALTER TABLE outstanding ADD COLUMN due timestamptz, ADD COLUMN urgency text;
UPDATE outstanding o SET due =
  (SELECT max((r.details::json ->> CASE o.kind WHEN 3 THEN 'receiptBy' ELSE 'decisionBy' END)::timestamptz)
   FROM reference r WHERE r.referral = o.id AND r.type = 3 AND r.revision >= o.revision) -- Referral
WHERE o.kind IN (3, 4);
UPDATE outstanding SET due = at WHERE due IS NULL;
CREATE INDEX outstanding_by_concern ON outstanding (concern);
CREATE INDEX outstanding_by_due ON outstanding (due);

-- Concerns whose suspect must not be alerted, by their newest decision. What was decided before this migration is not here until it is decided again.
CREATE TABLE embargo (
  concern uuid PRIMARY KEY,
  since   timestamptz NOT NULL
);

-- Records that could not be processed; one row for a record, whoever failed and however often.
CREATE TABLE dead_letter (
  id            uuid PRIMARY KEY, -- derived from where the record first stood
  topic         text        NOT NULL,
  partition     integer     NOT NULL,
  record_offset bigint      NOT NULL,
  concern       uuid,
  state         text        NOT NULL, -- OPEN, REDRIVING, REDRIVEN, SET_ASIDE
  redrives      integer     NOT NULL, -- how often it was put back
  first_at      timestamptz NOT NULL,
  last_at       timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL,
  reason        text        NOT NULL, -- the newest, as a code
  value_bytes   integer     NOT NULL, -- -1: none
  key_bytes     integer     NOT NULL, -- -1: none
  schema_id     integer     NOT NULL, -- -1: none
  log           integer     NOT NULL, -- the entry whose payload is put back
  idx           bigint      NOT NULL
);
CREATE INDEX dead_letter_by_state ON dead_letter (state, first_at, id);
CREATE INDEX dead_letter_by_concern ON dead_letter (concern) WHERE concern IS NOT NULL;

-- Each time that a service could not process it.
CREATE TABLE dead_letter_failure (
  log     integer     NOT NULL, -- its entry
  idx     bigint      NOT NULL,
  letter  uuid        NOT NULL,
  service text        NOT NULL,
  reason  text        NOT NULL,
  redrive integer     NOT NULL, -- 0: the record as it first stood
  at      timestamptz NOT NULL,
  PRIMARY KEY (log, idx)
);
CREATE INDEX dead_letter_failure_by_letter ON dead_letter_failure (letter, at);

GRANT SELECT, INSERT, DELETE ON embargo TO "${app_role}";
GRANT SELECT, INSERT, UPDATE ON dead_letter TO "${app_role}";
GRANT SELECT, INSERT ON dead_letter_failure TO "${app_role}";
