-- The queue of the version before holds events and mails in a form that no longer exists, so that version sends them.
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
DROP TABLE outbox_record, outbox_instance, outbox_partition;

-- Events on their way to their topics. Of one key they leave in the order of their numbers. The kind is the topic.
CREATE TABLE event_outbox
(
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key          text        NOT NULL,
    kind         text        NOT NULL,
    content      text        NOT NULL,
    trace_parent text,
    failures     integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX event_outbox_order ON event_outbox (key, number);

-- Mails on their way, apart from events: a silent mail server delays nothing else.
CREATE TABLE mail_outbox
(
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key          text        NOT NULL,
    kind         text        NOT NULL,
    content      text        NOT NULL,
    trace_parent text,
    failures     integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX mail_outbox_order ON mail_outbox (key, number);

GRANT SELECT, INSERT, UPDATE, DELETE ON event_outbox, mail_outbox TO "${service_user}";
