package org.referralrouter.routing.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What happens when a stream thread stops: it is told, and another takes its place and reads the
 * same records again, since nothing of them was committed. Where that cannot help, the instance
 * stops.
 */
@Component
class StreamFaults implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StreamFaults.class);

  private static final String OURS = "org.referralrouter.";

  private final RoutingMetrics metrics;

  StreamFaults(RoutingMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    StreamFault fault = StreamFault.of(failure);
    metrics.stopped(fault);
    LOG.atError()
        .addKeyValue("fault", fault)
        .log(
            "Routing has stopped at a record, which is not set aside: {} {}",
            what(failure),
            fault.passes() ? "It is tried again." : "This instance stops.");
    return fault.passes()
        ? StreamThreadExceptionResponse.REPLACE_THREAD
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Our own sentence where there is one; else types alone, since a message may quote a record. */
  private static String what(Throwable failure) {
    List<String> types = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().startsWith(OURS)) {
        return String.valueOf(cause.getMessage());
      }
      types.add(cause.getClass().getSimpleName());
    }
    return String.join(", because of ", types) + ".";
  }
}
