-- A key for each subject, wrapped. Destroying the row makes all that it encrypted, and its tag in the ledger's leaves, mean nothing.
CREATE TABLE subject_key (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject     text  NOT NULL UNIQUE,
  tag         uuid  NOT NULL UNIQUE,
  wrapped_key bytea NOT NULL
);

-- The leaves of erased subjects: they hold no personal data, and without the key they could not be made again when a topic is read anew.
CREATE TABLE erased_leaf (
  topic_id      uuid    NOT NULL,
  partition     integer NOT NULL,
  record_offset bigint  NOT NULL,
  bytes         bytea   NOT NULL,
  PRIMARY KEY (topic_id, partition, record_offset)
);

-- The erasures that were carried out here, with the tags of the keys that they destroyed.
CREATE TABLE erasure (
  id   uuid PRIMARY KEY,
  tags uuid[] NOT NULL
);

GRANT SELECT, INSERT, DELETE ON subject_key TO "${app_role}";
GRANT SELECT, INSERT ON erased_leaf, erasure TO "${app_role}";
