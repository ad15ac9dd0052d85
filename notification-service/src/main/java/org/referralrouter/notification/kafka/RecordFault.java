package org.referralrouter.notification.kafka;

import java.util.Optional;
import org.referralrouter.wire.UnreadableRecord;

/**
 * What is wrong with a record for good. Everything else that fails is a fault of ours or of a
 * server, and never blamed on the record.
 */
final class RecordFault {
  private RecordFault() {}

  /** The code of the record's own fault, never content; empty where it has none. */
  static Optional<String> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnfitRecord unfit) {
        return Optional.of(unfit.reason().name());
      }
      if (cause instanceof UnreadableRecord unreadable) {
        return Optional.of(unreadable.detail());
      }
    }
    return Optional.empty();
  }
}
