package org.referralrouter.wire;

import io.apicurio.registry.rest.client.models.ProblemDetails;
import java.net.SocketException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.referralrouter.wire.UnreadableRecord.Reason;

/**
 * Tells, of a fault in the wire format library, whether the record or the registry is at fault. The
 * two must not be mixed up: a record is set aside for good, a silent registry is waited for.
 */
final class WireFault {
  private static final int NOT_FOUND = 404;

  private WireFault() {}

  static KafkaException of(RuntimeException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemDetails answer) {
        return Objects.equals(answer.getStatus(), NOT_FOUND)
            ? new UnreadableRecord(Reason.UNKNOWN_SCHEMA)
            : new RegistryUnavailable(fault);
      }
      if (cause instanceof SocketException
          || cause instanceof TimeoutException
          || cause instanceof ExecutionException) {
        return new RegistryUnavailable(fault);
      }
    }
    return new UnreadableRecord(Reason.UNREADABLE_AVRO);
  }
}
