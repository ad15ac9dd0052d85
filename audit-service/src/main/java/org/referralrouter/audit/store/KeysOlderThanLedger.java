package org.referralrouter.audit.store;

/** The service must not start: its database of keys is older than its ledger. */
final class KeysOlderThanLedger extends RuntimeException {
  KeysOlderThanLedger(long used, long made) {
    super(
        ("The database of keys (KEYS_DATABASE_URL) is older than the ledger (DATABASE_URL): the ledger was made with %d keys, and"
                + " that database has made %d. Restore a newer copy of the database of keys, or a copy of the ledger that is not"
                + " newer than the keys: what it lacks is then read again from the topics, with the same keys. Nothing was read or written.")
            .formatted(used, made));
  }
}
