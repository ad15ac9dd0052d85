package org.referralrouter.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), by which contents are told apart without being kept. */
public final class Digest {
  private Digest() {}

  /** All of it, as 64 hexadecimal digits. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256(content));
  }

  /**
   * The first bytes of it, where likeness within one concern is all that matters.
   *
   * @param bytes how many of the 32; the text has two digits for each
   */
  public static String of(byte[] content, int bytes) {
    return HexFormat.of().formatHex(sha256(content), 0, bytes);
  }

  /** All of its 32 bytes. */
  public static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
