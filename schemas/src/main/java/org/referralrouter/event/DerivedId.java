package org.referralrouter.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that are derived, so that a retry anywhere makes the same record (RFC 9562, section 5.5:
 * UUIDv5).
 */
public final class DerivedId {
  private DerivedId() {}

  /**
   * The UUIDv5 of these parts in the namespace.
   *
   * @param namespace the id that the parts belong to
   * @param parts what tells this id from others there; a part's length counts, so that parts never
   *     run together
   */
  public static UUID of(UUID namespace, String... parts) {
    MessageDigest sha1 = sha1();
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .array());
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha1.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      sha1.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & ~0xC000000000000000L) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}
