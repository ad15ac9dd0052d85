package org.referralrouter.audit.ledger;

import org.jspecify.annotations.Nullable;

/** A record's key and value as they were. Personal, so it never prints and no query shows it. */
public final class Payload {
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;

  /** Takes the arrays over: nobody else may write to them. */
  public Payload(byte @Nullable [] key, byte @Nullable [] value) {
    this.key = key;
    this.value = value;
  }

  /** The record's key. */
  public byte @Nullable [] key() {
    return key;
  }

  /** The record's value. */
  public byte @Nullable [] value() {
    return value;
  }

  @Override
  public String toString() {
    return "Payload[redacted]";
  }
}
