package org.referralrouter.audit.ledger;

/** An access could not be recorded, so nothing may be shown. */
public final class AccessNotRecorded extends RuntimeException {
  public AccessNotRecorded(Throwable cause) {
    super("The access could not be recorded; check Kafka and the schema registry", cause);
  }
}
