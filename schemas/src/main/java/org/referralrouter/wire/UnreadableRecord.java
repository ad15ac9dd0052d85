package org.referralrouter.wire;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A record's bytes are not the event that its topic promises. Reading it again gives the same
 * answer: it belongs to the dead letters. The message holds a code and a field name at most, never
 * content.
 */
public final class UnreadableRecord extends SerializationException {
  /** Why a record cannot be read; the code that a dead letter carries. */
  public enum Reason {
    /** Not a zero byte followed by a schema id of four bytes. */
    NOT_CONFLUENT_WIRE_FORMAT,
    /** The registry has no schema of this id. */
    UNKNOWN_SCHEMA,
    /** The schema is of another type than the topic's. */
    WRONG_TYPE,
    /** The bytes do not follow the schema that they name. */
    UNREADABLE_AVRO,
    /** A value that this version does not know, or a required one that is missing. */
    VALUE_NOT_ALLOWED
  }

  private final Reason reason;
  private final String detail;

  UnreadableRecord(Reason reason) {
    super(reason.name());
    this.reason = reason;
    this.detail = reason.name();
  }

  UnreadableRecord(Reason reason, String field) {
    super(reason.name() + " at " + field);
    this.reason = reason;
    this.detail = reason.name() + " at " + field;
  }

  /** The code, with the field at fault where it is known. */
  public String detail() {
    return detail;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
