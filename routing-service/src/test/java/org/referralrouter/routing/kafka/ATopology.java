package org.referralrouter.routing.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.routing.concern.AcknowledgementClock;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.DeadLetter;

/** The topology of the service with a time of its own, and no broker. */
final class ATopology implements AutoCloseable {
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  static final AcknowledgementClock CLOCK =
      new AcknowledgementClock(
          Clocks.read(PROCEDURE.clocks()),
          ZoneId.of("Europe/London"),
          Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)));
  private static final Router ROUTER =
      new Router(
          PROCEDURE.decisions(), new NeedToKnow(PROCEDURE.needToKnow()), CLOCK, Set.of("police"));

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final Map<Topic, TestInputTopic<String, Event>> inputs = new EnumMap<>(Topic.class);
  private final TestOutputTopic<String, byte[]> deadLetters;
  private Instant now;

  ATopology(Path state, Instant start) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "routing");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class.getName());
    settings.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topic.DEAD_LETTERS.topicName());
    this.now = start;
    this.driver = new TopologyTestDriver(topology(), settings, start);
    for (Topic topic : List.of(Topic.CONCERNS, Topic.ACKNOWLEDGEMENTS, Topic.EMBARGO_RELEASES)) {
      inputs.put(
          topic,
          driver.createInputTopic(
              topic.topicName(),
              new StringSerializer(),
              new EventsAsJson<>(Event.class).serializer()));
    }
    this.deadLetters =
        driver.createOutputTopic(
            Topic.DEAD_LETTERS.topicName(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Topology topology() {
    TopologyConfiguration parts = new TopologyConfiguration();
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(parts.concernStore());
    builder.addStateStore(parts.deadlineStore());
    builder.addStateStore(parts.tallyStore());
    parts
        .route(
            ROUTER,
            new RoutingMetrics(meters),
            new Traces(Tracer.NOOP, Propagator.NOOP),
            new EventsAsJson<>(Event.class))
        .apply(stream(builder, Topic.CONCERNS, ConcernRevision.class))
        .apply(stream(builder, Topic.ACKNOWLEDGEMENTS, Acknowledgement.class))
        .accept(stream(builder, Topic.EMBARGO_RELEASES, EmbargoRelease.class));
    return builder.build();
  }

  private static <E extends Event> KStream<String, E> stream(
      StreamsBuilder builder, Topic topic, Class<E> type) {
    return builder.stream(
        topic.topicName(), Consumed.with(Serdes.String(), new EventsAsJson<>(type)));
  }

  Instant now() {
    return now;
  }

  void send(Event event) {
    Objects.requireNonNull(inputs.get(Topic.of(event))).pipeInput(event.key(), event, now);
  }

  void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** What was sent to a topic since the last look. */
  <E extends Event> List<E> sent(Topic topic, Class<E> type) {
    return driver
        .createOutputTopic(
            topic.topicName(), new StringDeserializer(), new EventsAsJson<>(type).deserializer())
        .readValuesToList();
  }

  /** The reasons of the dead letters since the last look. */
  List<String> refusals() {
    List<String> reasons = new ArrayList<>();
    while (!deadLetters.isEmpty()) {
      reasons.add(
          new String(
              deadLetters.readRecord().headers().lastHeader(DeadLetter.REASON).value(),
              StandardCharsets.UTF_8));
    }
    return reasons;
  }

  double gauge(String name, String agency) {
    return meters.get(name).tag("agency", agency).gauge().value();
  }

  double counter(String name, String... tags) {
    return meters.get(name).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}
