package org.referralrouter.wire;

import java.net.SocketException;
import org.apache.kafka.common.KafkaException;
import org.referralrouter.wire.UnreadableRecord.Reason;

/**
 * Tells, of a fault in the wire format library, whether the record or the registry is at fault. The
 * two must not be mixed up: a record is set aside for good, a silent registry is waited for.
 */
final class WireFault {
  private WireFault() {}

  static KafkaException of(RuntimeException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailable || cause instanceof UnreadableRecord) {
        return (KafkaException) cause;
      }
      if (cause instanceof SocketException) {
        return new RegistryUnavailable(fault);
      }
    }
    return new UnreadableRecord(Reason.UNREADABLE_AVRO);
  }
}
