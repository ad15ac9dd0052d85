package org.referralrouter.routing.concern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.referralrouter.wire.RecordBytes;
import org.referralrouter.wire.UnreadableRecord;

/**
 * The bytes of what routing remembers of a concern: a version, and Avro's binary encoding by the
 * schema of that version ({@code state/concern-3.avsc}). A change of the schema, or of a published
 * type that it names, takes a new number.
 */
public final class StateFormat {
  private static final byte VERSION = 3;
  private static final byte[] BEFORE = {VERSION};

  /** Version 1 was JSON and had no number. */
  private static final byte OBJECT_IN_JSON = '{';

  private static final RecordBytes<StoredConcern> RECORDS = records();

  private StateFormat() {}

  /** Bytes that this version does not read; the message says what to do. */
  public static final class UnknownStateFormat extends RuntimeException {
    private UnknownStateFormat(String message) {
      super(message);
    }
  }

  /** The bytes of a concern's state. */
  public static byte[] bytes(ConcernState state) {
    return RECORDS.written(BEFORE, StoredConcern.of(state));
  }

  /**
   * The state of these bytes.
   *
   * @throws UnknownStateFormat where another version wrote them
   */
  public static ConcernState state(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new UnknownStateFormat(
          bytes.length > 0 && (bytes[0] == OBJECT_IN_JSON || bytes[0] < VERSION)
              ? "The state of concerns is in the format of an earlier version, which this version"
                  + " does not read. Start with a new Kafka cluster and a new state directory; the"
                  + " audit log keeps what was."
              : "The state of concerns is in a format that this version does not know. Start the"
                  + " version that wrote it, or one after it.");
    }
    try {
      return RECORDS.read(bytes, 1).state();
    } catch (UnreadableRecord e) {
      throw new UnknownStateFormat(
          "The state of concerns cannot be read ("
              + e.detail()
              + "). Restore the state directory from the changelog: stop, delete it, and start.");
    }
  }

  private static RecordBytes<StoredConcern> records() {
    String file = "/state/concern-" + VERSION + ".avsc";
    try (InputStream in = StateFormat.class.getResourceAsStream(file)) {
      return new RecordBytes<>(StoredConcern.class, Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
