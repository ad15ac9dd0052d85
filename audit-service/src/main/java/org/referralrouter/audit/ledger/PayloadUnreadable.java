package org.referralrouter.audit.ledger;

/** A part of a payload does not open with the key that it names. */
public final class PayloadUnreadable extends RuntimeException {
  public PayloadUnreadable(Throwable cause) {
    super(
        "A part of a payload was changed, moved, or encrypted under another key-encryption key",
        cause);
  }
}
