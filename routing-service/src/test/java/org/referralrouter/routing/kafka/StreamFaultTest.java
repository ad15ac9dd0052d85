package org.referralrouter.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.routing.concern.StateFormat;

class StreamFaultTest {
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final StreamFaults faults =
      new StreamFaults(new RoutingMetrics(meters), Clock.systemUTC());

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            new StreamsException(new ProcessorStateException("x", new IOException("full"))),
            StreamFault.STORE),
        Arguments.of(new StreamsException(new TimeoutException("slow")), StreamFault.BROKER),
        Arguments.of(new StreamsException(new NullPointerException()), StreamFault.BUG),
        Arguments.of(new OutOfMemoryError("heap"), StreamFault.BUG));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_is_counted_by_whose_it_is_and_the_record_is_tried_again(
      Throwable failure, StreamFault fault) {
    assertThat(faults.handle(failure)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    assertThat(meters.get("referrals.routing.stops").tag("fault", fault.name()).counter().count())
        .isEqualTo(1);
  }

  @Test
  void an_instance_that_does_not_read_the_state_stops() {
    try {
      StateFormat.state("{}".getBytes(StandardCharsets.UTF_8));
    } catch (StateFormat.UnknownStateFormat unknown) {
      assertThat(faults.handle(new StreamsException(unknown)))
          .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }
    assertThat(meters.get("referrals.routing.stops").tag("fault", "FORMAT").counter().count())
        .isEqualTo(1);
  }
}
