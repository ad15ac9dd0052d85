package org.referralrouter.audit.keys;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the keys of subjects are.
 *
 * @param keyEncryptionKey {@code file:} and a path to 32 bytes in URL-safe Base64, or the address
 *     of a key in a key management service whose Tink client is on the class path
 * @param generate whether a missing key file is made: right at the first start of a new ledger, and
 *     at no other
 */
@ConfigurationProperties("audit.keys")
record KeySettings(URI keyEncryptionKey, boolean generate, Database database) {
  /** The database of keys: the role that uses it and the role that owns its tables. */
  record Database(
      String url, String username, String password, String ownerUsername, String ownerPassword) {
    @Override
    public String toString() {
      return "Database[" + url + "]";
    }
  }
}
