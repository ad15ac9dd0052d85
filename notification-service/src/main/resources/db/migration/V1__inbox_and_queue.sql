-- One row a referral; the highest revision wins.
CREATE TABLE referral
(
    number         bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    referral_id    uuid PRIMARY KEY,
    concern_id     uuid        NOT NULL,
    agency         text        NOT NULL,
    revision       integer     NOT NULL CHECK (revision > 0),
    state          text        NOT NULL,
    urgency        text        NOT NULL,
    issued_at      timestamptz NOT NULL,
    acknowledge_by timestamptz,
    -- The referral as JSON. Not jsonb: the text is shown as it was written, and jsonb refuses some characters.
    content        text        NOT NULL
);
CREATE INDEX referral_by_agency ON referral (agency, number DESC);
CREATE INDEX referral_by_concern ON referral (concern_id, agency);

-- What agencies have answered, as ids: a retry is recognised, and their words are not kept here.
CREATE TABLE answer
(
    answer_id  uuid PRIMARY KEY,
    content_id uuid        NOT NULL,
    taken_at   timestamptz NOT NULL
);

-- One row a revision that is mailed.
CREATE TABLE mail_attempt
(
    referral_id uuid    NOT NULL,
    revision    integer NOT NULL,
    attempts    integer NOT NULL,
    sent        boolean NOT NULL,
    PRIMARY KEY (referral_id, revision)
);

-- The queue: tables, columns and types are those that Namastack Outbox 1.6 works with.
CREATE TABLE outbox_record
(
    id             varchar(255) PRIMARY KEY,
    status         varchar(20)   NOT NULL,
    record_key     varchar(255)  NOT NULL,
    record_type    varchar(255)  NOT NULL,
    payload        text          NOT NULL,
    context        text,
    created_at     timestamptz   NOT NULL,
    completed_at   timestamptz,
    failure_count  integer       NOT NULL,
    failure_reason varchar(1000),
    next_retry_at  timestamptz   NOT NULL,
    partition_no   integer       NOT NULL,
    handler_id     varchar(1000) NOT NULL
);
CREATE INDEX outbox_record_by_key ON outbox_record (record_key, completed_at, created_at);
CREATE INDEX outbox_record_due ON outbox_record (partition_no, status, next_retry_at);

CREATE TABLE outbox_instance
(
    instance_id    varchar(255) PRIMARY KEY,
    hostname       varchar(255) NOT NULL,
    port           integer      NOT NULL,
    status         varchar(50)  NOT NULL,
    started_at     timestamptz  NOT NULL,
    last_heartbeat timestamptz  NOT NULL,
    created_at     timestamptz  NOT NULL,
    updated_at     timestamptz  NOT NULL
);

CREATE TABLE outbox_partition
(
    partition_number integer PRIMARY KEY,
    instance_id      varchar(255),
    version          bigint      NOT NULL DEFAULT 0,
    updated_at       timestamptz NOT NULL
);

GRANT USAGE ON SCHEMA public TO "${service_user}";
GRANT SELECT, INSERT, UPDATE ON referral, answer, mail_attempt TO "${service_user}";
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_record, outbox_instance, outbox_partition TO "${service_user}";
