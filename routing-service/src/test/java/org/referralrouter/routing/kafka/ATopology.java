package org.referralrouter.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.routing.concern.BankHolidays;
import org.referralrouter.routing.inforce.LoadedProcedure;
import org.referralrouter.routing.inforce.ProceduresInForce;
import org.referralrouter.routing.inforce.Routers;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.DeadLetter;

/** The topology of the service with a time of its own, and no broker. */
final class ATopology implements AutoCloseable {
  static final Routers ROUTERS =
      new Routers(
          ProceduresInForce.always(
              LoadedProcedure.of(ProcedureDirectory.bundled("staffordshire-e-safety", "1"))),
          ZoneId.of("Europe/London"),
          BankHolidays.ofEngland().days());

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private Instant now;

  ATopology(Path state, Instant start) {
    this(state, start, EventsAsJson.INSTANCE, UnaryOperator.identity());
  }

  /** With events written by another serde, and stores that are other than they should be. */
  ATopology(Path state, Instant start, Serde<Event> events, UnaryOperator<StoreBuilder<?>> stores) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "routing");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    this.now = start;
    this.driver = new TopologyTestDriver(topology(events, stores), settings, start);
  }

  private Topology topology(Serde<Event> events, UnaryOperator<StoreBuilder<?>> stores) {
    TopologyConfiguration parts = new TopologyConfiguration();
    StreamsBuilder builder = new StreamsBuilder();
    List.<StoreBuilder<?>>of(parts.concernStore(), parts.settledStore(), parts.deadlineStore())
        .forEach(store -> builder.addStateStore(stores.apply(store)));
    parts
        .route(
            ROUTERS,
            new RoutingMetrics(meters),
            new Traces(Tracer.NOOP, Propagator.NOOP),
            () -> 1,
            events)
        .accept(
            stream(builder, parts, List.of(Topic.CONCERNS)),
            stream(
                builder,
                parts,
                Agency.OF_THE_CONTRACT.stream().map(Topic::ofResponsesFrom).toList()));
    return builder.build();
  }

  private KStream<byte[], byte[]> stream(
      StreamsBuilder builder, TopologyConfiguration parts, List<Topic> topics) {
    return builder.stream(
        topics.stream().map(Topic::topicName).toList(),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
            .withTimestampExtractor(parts.recordTime(new Wall())));
  }

  /** The time of this topology. */
  private final class Wall extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  Instant now() {
    return now;
  }

  void send(ConcernRevision revision) {
    send(revision, now);
  }

  /** A revision whose record has this time. */
  void send(ConcernRevision revision, Instant time) {
    send(
        Topic.CONCERNS,
        revision.key().getBytes(UTF_8),
        EventsAsJson.INSTANCE.serializer().serialize(Topic.CONCERNS.topicName(), revision),
        time);
  }

  void respond(Agency agency, Response response) {
    respond(agency, response, response.key().getBytes(UTF_8), now);
  }

  /** A response under any key, whose record has this time. */
  void respond(Agency agency, Response response, byte @Nullable [] key, Instant time) {
    Topic topic = Topic.ofResponsesFrom(agency);
    send(
        topic,
        key,
        EventsAsJson.INSTANCE.serializer().serialize(topic.topicName(), response),
        time);
  }

  void send(Topic topic, byte @Nullable [] key, byte @Nullable [] value, Instant time) {
    driver
        .createInputTopic(topic.topicName(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value, time);
  }

  void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** What was sent to a topic since the last look. */
  <E extends Event> List<E> sent(Topic topic, Class<E> type) {
    return records(topic).stream()
        .map(
            record ->
                type.cast(
                    EventsAsJson.INSTANCE
                        .deserializer()
                        .deserialize(topic.topicName(), record.value())))
        .toList();
  }

  /** Every event that was sent since the last look. */
  List<Event> sent() {
    return Topic.all(AgenciesFile.bundled()).stream()
        .filter(topic -> topic.eventType() != null)
        .flatMap(topic -> sent(topic, Event.class).stream())
        .toList();
  }

  /** The dead letters since the last look. */
  List<TestRecord<byte[], byte[]>> deadLetters() {
    return records(Topic.DEAD_LETTERS);
  }

  /** The reasons of the dead letters since the last look. */
  List<String> refusals() {
    return deadLetters().stream().map(letter -> header(letter, DeadLetter.REASON)).toList();
  }

  static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private List<TestRecord<byte[], byte[]>> records(Topic topic) {
    var output =
        driver.createOutputTopic(
            topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TestRecord<byte[], byte[]>> records = new ArrayList<>();
    while (!output.isEmpty()) {
      records.add(output.readRecord());
    }
    return records;
  }

  double counter(String name, String... tags) {
    return meters.get(name).tags(tags).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Override
  public void close() {
    driver.close();
  }
}
