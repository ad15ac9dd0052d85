-- The queue of the version before holds answers in a form that no longer exists, and a release that names no revision: to guess
-- which one the officer had read could release too much. So that version sends them.
LOCK TABLE outbox_record IN SHARE ROW EXCLUSIVE MODE;

DO
$$
DECLARE
    waiting bigint := (SELECT count(*) FROM outbox_record);
BEGIN
    IF waiting > 0 THEN
        RAISE EXCEPTION 'The queue of the earlier version of notification-service still holds % records. Start that version again with Kafka and the mail server running, until its table outbox_record is empty; then start this one.', waiting;
    END IF;
END
$$;

-- A referral has a time for receipt and one for the decision, and says who may read it. Its number counts changes, not arrivals.
ALTER TABLE referral RENAME COLUMN acknowledge_by TO receipt_by;
ALTER TABLE referral
    ADD COLUMN decision_by    timestamptz,
    -- Only restricted readers may see it, by its present revision.
    ADD COLUMN restricted     boolean NOT NULL DEFAULT false,
    -- The revision since which its agency is asked what it is asked now; of an earlier version's, the latest.
    ADD COLUMN asked          integer,
    ADD COLUMN facts_revision integer,
    ADD COLUMN facts_at       timestamptz;
UPDATE referral SET asked = revision, facts_revision = revision, facts_at = issued_at;
ALTER TABLE referral
    ALTER COLUMN restricted DROP DEFAULT,
    ALTER COLUMN asked SET NOT NULL,
    ALTER COLUMN facts_revision SET NOT NULL,
    ALTER COLUMN facts_at SET NOT NULL;

-- In JSON, a quotation mark within a text has a backslash before it, so these names stand nowhere but in their own place.
UPDATE referral SET content = replace(content, '"acknowledgeBy":', '"receiptBy":');
-- A withdrawn referral shows no fact of anybody; the earlier version kept them. They come last.
UPDATE referral
SET content = left(content, position('"shared":' in content) - 1) || '"shared":{"people":[]}}'
WHERE state = 'WITHDRAWN' AND content LIKE '%"shared":%';

-- One row a response, by the inbox or by Kafka, and what became of it: ids, codes and times, since the words travel in the event.
CREATE TABLE response
(
    -- Whose it is, by its topic or its token. Ids are an agency's own.
    agency      text        NOT NULL,
    response_id uuid        NOT NULL,
    referral_id uuid        NOT NULL,
    revision    integer     NOT NULL,
    kind        text        NOT NULL,
    logged_at   timestamptz NOT NULL,
    state       text        NOT NULL CHECK (state IN ('PENDING', 'TAKEN', 'REFUSED')),
    refusal     text        CHECK ((refusal IS NOT NULL) = (state = 'REFUSED')),
    settled_at  timestamptz CHECK ((settled_at IS NULL) = (state = 'PENDING')),
    -- What a response by the inbox says, as an id: another one under the same idempotency key is told from a retry.
    content_id  uuid,
    PRIMARY KEY (agency, response_id)
);
CREATE INDEX response_by_referral ON response (referral_id, agency, state, settled_at);

INSERT INTO response (agency, response_id, referral_id, revision, kind, logged_at, state, settled_at)
SELECT agency, gen_random_uuid(), referral_id, revision, outcome, acknowledged_at, 'TAKEN', acknowledged_at
FROM acknowledgement;
DROP TABLE acknowledgement;
-- Retries of requests to paths that are gone.
DROP TABLE answer;

CREATE TABLE escalation
(
    escalation_id uuid PRIMARY KEY,
    referral_id   uuid        NOT NULL,
    level         text        NOT NULL,
    step          text        NOT NULL,
    cause         text        NOT NULL,
    asked         integer     NOT NULL,
    escalated_at  timestamptz NOT NULL
);
CREATE INDEX escalation_by_referral ON escalation (referral_id);

-- One row a mail, whatever it is about.
ALTER TABLE mail_attempt ADD COLUMN mail_id text;
UPDATE mail_attempt SET mail_id = referral_id || '.' || revision;
ALTER TABLE mail_attempt
    DROP CONSTRAINT mail_attempt_pkey,
    DROP COLUMN referral_id,
    DROP COLUMN revision,
    ADD PRIMARY KEY (mail_id);

-- What each agency is waited for. A response ends a wait where routing has taken it and it names the revision that asks or a later one.
CREATE VIEW awaited AS
SELECT referral.number, referral.referral_id, referral.concern_id, referral.agency, referral.revision, referral.state,
       referral.urgency, referral.restricted, referral.issued_at, referral.receipt_by, referral.decision_by,
       waits.receipt                                                           AS receipt_awaited,
       waits.decision                                                          AS decision_awaited,
       waits.receipt AND told.asked >= asking.revision AND told.receipt
           OR waits.decision AND told.asked >= asking.revision AND told.decision AS escalated,
       CASE WHEN told.asked >= asking.revision THEN told.level END             AS escalation_level
FROM referral
CROSS JOIN LATERAL (
    SELECT coalesce(max(revision), 0)                                    AS received,
           coalesce(max(revision) FILTER (WHERE kind <> 'RECEIVED'), 0)  AS decided,
           -- What the agency had decided when the facts last changed.
           (array_agg(kind ORDER BY settled_at DESC)
            FILTER (WHERE kind <> 'RECEIVED' AND revision >= referral.asked AND settled_at <= referral.facts_at))[1]
                                                                         AS decision_before
    FROM response
    WHERE response.referral_id = referral.referral_id AND response.agency = referral.agency AND response.state = 'TAKEN'
      AND kind IN ('RECEIVED', 'ACCEPTED', 'NO_FURTHER_ACTION', 'REDIRECTED')) AS done
-- Who was told that the agency is silent, of what it was asked last; BOARD comes before DUTY_MANAGER.
CROSS JOIN LATERAL (
    SELECT coalesce(max(asked), 0) AS asked,
           min(level)              AS level,
           bool_or(step = 'RECEIPT')  AS receipt,
           bool_or(step = 'DECISION') AS decision
    FROM (SELECT asked, level, step, max(asked) OVER () AS last
          FROM escalation
          WHERE escalation.referral_id = referral.referral_id AND cause = 'OVERDUE') AS escalated
    WHERE asked = last) AS told
-- One that had declined is asked anew by any change of the facts; and an escalation says what routing asks.
CROSS JOIN LATERAL (
    SELECT greatest(CASE WHEN decision_before IN ('NO_FURTHER_ACTION', 'REDIRECTED') THEN referral.facts_revision
                         ELSE referral.asked END,
                    told.asked) AS revision) AS asking
CROSS JOIN LATERAL (
    SELECT referral.state = 'OPEN' AND referral.receipt_by IS NOT NULL AND done.received < asking.revision AS receipt,
           referral.state = 'OPEN' AND referral.decision_by IS NOT NULL AND done.decided < asking.revision AS decision) AS waits;

GRANT SELECT, INSERT, UPDATE ON response, escalation TO "${service_user}";
GRANT SELECT ON awaited TO "${service_user}";
