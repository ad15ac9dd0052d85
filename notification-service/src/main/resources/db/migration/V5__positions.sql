-- Where reading of each partition goes on: in here, so that a restored database reads again what it has forgotten. The last record that was read
-- tells a topic that was put back from a copy from the one that was read.
CREATE TABLE topic_position
(
    topic          text    NOT NULL,
    partition      integer NOT NULL,
    next_offset    bigint  NOT NULL,
    last_offset    bigint  NOT NULL DEFAULT -1,
    last_timestamp bigint  NOT NULL DEFAULT -1,
    PRIMARY KEY (topic, partition)
);
GRANT SELECT, INSERT, UPDATE ON topic_position TO "${service_user}";
