-- What is known of each concern: its revisions as one set of facts. The next migration derives it for concerns that are there already.
ALTER TABLE concern ADD COLUMN known json;

-- An amendment that comes again is told by the revision that it was based on and by its bytes; sent_as is its number on
-- concerns.v1, which is higher than its own where the topic ran ahead.
ALTER TABLE concern_revision
  ADD COLUMN base_revision integer,
  ADD COLUMN body_sha256   text,
  ADD COLUMN sent_as       integer;
UPDATE concern_revision SET sent_as = revision WHERE published_at IS NOT NULL;
CREATE UNIQUE INDEX concern_revision_amendment ON concern_revision (concern_id, base_revision, body_sha256);

-- The revisions that concerns.v1 is known to hold; received_at is null where only a decision has named one. Here and below also of
-- concerns that this database does not know, where it was restored: hence no reference to them.
CREATE TABLE topic_revision (
  concern_id  uuid NOT NULL,
  revision    integer NOT NULL,
  received_at timestamptz,
  PRIMARY KEY (concern_id, revision)
);

CREATE TABLE decision (
  concern_id       uuid PRIMARY KEY,
  sequence         integer NOT NULL,
  decided_at       timestamptz NOT NULL,
  embargo          text NOT NULL,
  advice           json NOT NULL
);

-- Revisions are of the referral, 0 where there is none.
CREATE TABLE agency_referral (
  referral_id      uuid PRIMARY KEY,
  concern_id       uuid NOT NULL,
  agency           text NOT NULL,
  decided_by       integer,
  told             boolean NOT NULL DEFAULT false,
  received         integer NOT NULL DEFAULT 0,
  decision         text,
  decided          integer NOT NULL DEFAULT 0,
  decided_at       timestamptz,
  receipt_overdue  integer NOT NULL DEFAULT 0,
  decision_overdue integer NOT NULL DEFAULT 0
);
CREATE INDEX agency_referral_concern ON agency_referral (concern_id);

-- Mails to reporters: which news, how often it was tried, whether it left.
CREATE TABLE reporter_mail (
  news_id           uuid PRIMARY KEY,
  referral_id       uuid NOT NULL,
  referral_revision integer NOT NULL,
  escalation_id     uuid,
  attempts          integer NOT NULL DEFAULT 0,
  sent              boolean NOT NULL DEFAULT false
);
CREATE INDEX reporter_mail_referral ON reporter_mail (referral_id);

-- Where reading of each partition goes on: in here, so that a restored database reads again what it has forgotten.
CREATE TABLE topic_position (
  topic       text NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

GRANT SELECT, INSERT, UPDATE ON topic_revision, decision, agency_referral, reporter_mail, topic_position TO "${user}";

-- Accesses that wait to be published were all shown, and have to say so from now on.
UPDATE outbox_record SET payload = regexp_replace(payload, '}\s*$', ',"refused":false}')
  WHERE record_type = 'org.referralrouter.event.AccessRecorded' AND payload NOT LIKE '%"refused":%';
