package org.referralrouter.audit.keys;

import java.nio.file.Path;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.referralrouter.local.stack.Database;

/** Keys in a database of the test's. */
public final class SomeKeys {
  private SomeKeys() {}

  /** The keys of a database, under the key-encryption key of a directory. */
  public static SubjectKeys in(Database database, Path secrets) {
    KeySettings settings =
        new KeySettings(
            secrets.resolve("kek").toUri(),
            true,
            new KeySettings.Database(
                database.url(),
                database.user(),
                database.password(),
                database.owner(),
                database.ownerPassword()));
    return new JdbcSubjectKeys(
        new KeyDatabase().keyDataSource(settings),
        KeyEncryptionKey.at(settings.keyEncryptionKey(), true));
  }
}
