-- Keys of subjects are derived from a tree of keys (GGM), so that a copy of this database that is older than the topics makes the same keys again.
-- A node stands for all subjects whose path begins with its own; at first there is the root alone. An erasure takes a subject's path out of the tree:
-- in the place of the node above it come the nodes beside the path, from which it can never be derived again.
CREATE TABLE key_tree (
  path        text COLLATE "C" PRIMARY KEY CHECK (path ~ '^[01]*$'),
  wrapped_key bytea NOT NULL
);

GRANT SELECT, INSERT, DELETE ON key_tree TO "${app_role}";
-- How many keys were made tells whether this database is older than the ledger's.
GRANT SELECT ON SEQUENCE subject_key_id_seq TO "${app_role}";
