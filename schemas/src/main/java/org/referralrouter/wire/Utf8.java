package org.referralrouter.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Strict UTF-8: what is malformed is refused, not replaced, so that nobody's words change on the
 * way.
 */
final class Utf8 {
  private Utf8() {}

  static final class Malformed extends RuntimeException {}

  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new Malformed();
    }
  }
}
