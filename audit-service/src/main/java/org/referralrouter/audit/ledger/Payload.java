package org.referralrouter.audit.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was, key, headers and value, taken apart by whose data it is. Personal, so it
 * never prints and no query shows it.
 *
 * @param parts what the concern owns first, then each person's
 * @param schemaId the registry's id of the value's schema; -1 where it has none
 */
public record Payload(List<Part> parts, int schemaId) {
  /** What one subject owns of a record. */
  public static final class Part {
    private final Subject subject;
    private final byte[] bytes;

    /** Takes the array over: nobody else may write to it. */
    public Part(Subject subject, byte[] bytes) {
      this.subject = subject;
      this.bytes = bytes;
    }

    /** Whose it is. */
    public Subject subject() {
      return subject;
    }

    /** The bytes. */
    public byte[] bytes() {
      return bytes;
    }

    @Override
    public String toString() {
      return "Part[redacted]";
    }
  }

  /** A header of a record. */
  public static final class Header {
    private final String name;
    private final byte @Nullable [] value;

    /** Takes the array over. */
    public Header(String name, byte @Nullable [] value) {
      this.name = name;
      this.value = value;
    }

    /** Its name. */
    public String name() {
      return name;
    }

    /** Its value, which Kafka lets be null. */
    public byte @Nullable [] value() {
      return value;
    }
  }

  public Payload {
    parts = List.copyOf(parts);
  }

  @Override
  public String toString() {
    return "Payload[redacted]";
  }
}
