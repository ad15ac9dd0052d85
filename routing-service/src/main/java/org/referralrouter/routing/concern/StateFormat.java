package org.referralrouter.routing.concern;

import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * The bytes of what routing remembers: a version, and CBOR (RFC 8949). A field that a version does
 * not know is passed over, and one that is missing has its default, so that the version before and
 * the one after read the same bytes; a change that breaks this takes a new number.
 */
public final class StateFormat {
  private static final byte VERSION = 2;

  /** Version 1 was JSON and had no number. */
  private static final byte OBJECT_IN_JSON = '{';

  private static final ObjectMapper CBOR =
      CBORMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private StateFormat() {}

  /** Bytes that this version does not read; the message says what to do. */
  public static final class UnknownStateFormat extends RuntimeException {
    private UnknownStateFormat(String message) {
      super(message);
    }
  }

  /** The bytes of a header. */
  public static byte[] bytes(ConcernState.Header header) {
    return written(header);
  }

  /** The bytes of a referral's row. */
  public static byte[] bytes(SentReferral row) {
    return written(row);
  }

  /**
   * The header of these bytes.
   *
   * @throws UnknownStateFormat where another version wrote them
   */
  public static ConcernState.Header header(byte[] bytes) {
    return read(bytes, ConcernState.Header.class);
  }

  /**
   * The row of these bytes.
   *
   * @throws UnknownStateFormat where another version wrote them
   */
  public static SentReferral row(byte[] bytes) {
    return read(bytes, SentReferral.class);
  }

  private static byte[] written(Object value) {
    byte[] cbor = CBOR.writeValueAsBytes(value);
    byte[] bytes = new byte[cbor.length + 1];
    bytes[0] = VERSION;
    System.arraycopy(cbor, 0, bytes, 1, cbor.length);
    return bytes;
  }

  private static <T> T read(byte[] bytes, Class<T> type) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new UnknownStateFormat(
          bytes.length > 0 && bytes[0] == OBJECT_IN_JSON
              ? "The state of concerns is in the format of version 0.1 before responses by agency,"
                  + " which this version does not read. Start with a new Kafka cluster and a new"
                  + " state directory; the audit log keeps what was."
              : "The state of concerns is in a format that this version does not know. Start the"
                  + " version that wrote it, or one after it.");
    }
    try {
      return CBOR.readValue(Arrays.copyOfRange(bytes, 1, bytes.length), type);
    } catch (JacksonException e) {
      throw new UnknownStateFormat(
          "The state of concerns cannot be read ("
              + e.getClass().getSimpleName()
              + "). Restore the"
              + " state directory from the changelog: stop, delete it, and start.");
    }
  }
}
