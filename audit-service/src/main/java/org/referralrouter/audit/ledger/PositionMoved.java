package org.referralrouter.audit.ledger;

/** The ledger's position in a log is not where this writer left it, so nothing was appended. */
public final class PositionMoved extends RuntimeException {
  public PositionMoved(LogId log, long believed) {
    super(
        "The ledger no longer stands at offset %d of %s: read its position again"
            .formatted(believed, log.path()));
  }
}
