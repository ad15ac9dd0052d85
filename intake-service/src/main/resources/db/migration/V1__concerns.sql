-- The service's role (${user}) gets rights on rows alone; the owner keeps the tables.

CREATE TABLE concern (
  concern_id      uuid PRIMARY KEY,
  client          text NOT NULL,
  latest_revision integer NOT NULL CHECK (latest_revision > 0)
);

-- Every revision is kept. json, not jsonb: the text is stored as it is, whatever characters it names.
CREATE TABLE concern_revision (
  concern_id   uuid NOT NULL REFERENCES concern,
  revision     integer NOT NULL CHECK (revision > 0),
  received_at  timestamptz NOT NULL,
  body         json NOT NULL,
  published_at timestamptz,
  PRIMARY KEY (concern_id, revision)
);

CREATE TABLE idempotency_key (
  client      text NOT NULL,
  key         text NOT NULL,
  body_sha256 text NOT NULL,
  concern_id  uuid NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (client, key)
);

GRANT SELECT, INSERT, UPDATE ON concern, concern_revision TO "${user}";
GRANT SELECT, INSERT ON idempotency_key TO "${user}";
