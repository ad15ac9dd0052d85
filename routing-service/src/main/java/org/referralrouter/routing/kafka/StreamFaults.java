package org.referralrouter.routing.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
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

  /** For so long after a thread stopped, records are taken not to flow. */
  private static final Duration REMEMBERED = Duration.ofSeconds(20);

  private final RoutingMetrics metrics;
  private final InstantSource clock;
  private volatile @Nullable Stop last;

  StreamFaults(RoutingMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /** That a thread stopped. */
  private record Stop(StreamFault fault, Instant at) {}

  /**
   * Why a thread stopped a moment ago. Another has taken its place and may stop at the same record:
   * in between, all looks well.
   */
  Optional<StreamFault> latest() {
    return Optional.ofNullable(last)
        .filter(stop -> clock.instant().isBefore(stop.at().plus(REMEMBERED)))
        .map(Stop::fault);
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    StreamFault fault = StreamFault.of(failure);
    last = new Stop(fault, clock.instant());
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
