package org.referralrouter.audit.tlog;

import java.util.Base64;

/**
 * Base64 of which each value has one text only: unused bits must be zero, padding must be there.
 */
final class Base64Text {
  private Base64Text() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] decode(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("This is not the one Base64 text of its bytes");
    }
    return bytes;
  }
}
