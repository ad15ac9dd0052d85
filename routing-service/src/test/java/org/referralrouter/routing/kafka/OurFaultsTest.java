package org.referralrouter.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;
import org.referralrouter.routing.concern.StateFormat;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

/** Whatever is wrong with us stops routing, and never makes a dead letter. */
class OurFaultsTest {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
  private static final UUID CONCERN = new UUID(9, 1);

  @TempDir private Path state;

  @ParameterizedTest
  @ValueSource(strings = {ConcernStore.STORE, Deadlines.STORE})
  void a_full_disk_stops_routing_with_nothing_sent(String store) {
    ProcessorStateException full =
        new ProcessorStateException("x", new IOException("No space left on device"));
    try (ATopology topology =
        new ATopology(state, START, EventsAsJson.INSTANCE, failing(store, "put", full))) {
      assertThatThrownBy(() -> topology.send(revision())).hasRootCauseInstanceOf(IOException.class);

      assertThat(topology.sent()).isEmpty();
      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @Test
  void a_full_disk_stops_a_response_with_nothing_sent() {
    ProcessorStateException full =
        new ProcessorStateException("x", new IOException("No space left on device"));
    try (ATopology topology =
        new ATopology(
            state, START, EventsAsJson.INSTANCE, failing(SettledRecords.STORE, "put", full))) {
      assertThatThrownBy(() -> topology.respond(Agency.POLICE, toNoReferral()))
          .hasRootCauseInstanceOf(IOException.class);

      assertThat(topology.sent()).isEmpty();
      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @Test
  void a_bug_stops_routing_with_nothing_sent() {
    try (ATopology topology =
        new ATopology(
            state,
            START,
            EventsAsJson.INSTANCE,
            failing(ConcernStore.STORE, "get", new NullPointerException()))) {
      assertThatThrownBy(() -> topology.send(revision()))
          .hasRootCauseInstanceOf(NullPointerException.class);

      assertThat(topology.sent()).isEmpty();
      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @Test
  void an_event_that_cannot_be_written_stops_routing_with_nothing_sent() {
    Serde<Event> writesNoReferrals =
        Serdes.serdeFrom(
            (topic, event) -> {
              if (topic.equals(Topic.ofReferralsTo(Agency.POLICE).topicName())) {
                throw new IllegalStateException("The registry is away");
              }
              return EventsAsJson.INSTANCE.serializer().serialize(topic, event);
            },
            EventsAsJson.INSTANCE.deserializer());
    try (ATopology topology =
        new ATopology(state, START, writesNoReferrals, UnaryOperator.identity())) {
      assertThatThrownBy(() -> topology.send(revision()))
          .hasRootCauseMessage("The registry is away");

      assertThat(topology.sent()).isEmpty();
      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"concerns.v1", "responses.police.v1"})
  void a_record_that_nobody_can_say_anything_of_stops_routing(String topic) {
    Deserializer<Event> silent =
        (_, _) -> {
          throw new IllegalStateException("The registry is away");
        };
    try (ATopology topology =
        new ATopology(
            state,
            START,
            Serdes.serdeFrom(EventsAsJson.INSTANCE.serializer(), silent),
            UnaryOperator.identity())) {
      assertThatThrownBy(() -> topology.send(Topic.named(topic), null, "{}".getBytes(UTF_8), START))
          .hasRootCauseMessage("The registry is away");

      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @Test
  void state_of_a_version_that_this_one_does_not_read_is_told_at_the_start() {
    StateFormat.UnknownStateFormat unknown = unknown();
    assertThatThrownBy(
            () ->
                new ATopology(
                    state,
                    START,
                    EventsAsJson.INSTANCE,
                    failing(ConcernStore.STORE, "all", unknown)))
        .hasStackTraceContaining("Start with a new Kafka cluster");
  }

  private static StateFormat.UnknownStateFormat unknown() {
    try {
      StateFormat.state("{\"concern\":null}".getBytes(UTF_8));
      throw new AssertionError("JSON was read");
    } catch (StateFormat.UnknownStateFormat told) {
      return told;
    }
  }

  private static ConcernRevision revision() {
    Reading reading =
        ConcernJson.read(
            """
            {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"A"},
             "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}"""
                .getBytes(UTF_8),
            AgenciesFile.bundled());
    return new ConcernRevision(
        CONCERN, 1, START, "practitioner", ((Reading.Accepted) reading).concern());
  }

  private static Response toNoReferral() {
    return new Response(
        new UUID(0, 7),
        new UUID(0, 8),
        CONCERN,
        1,
        ResponseKind.RECEIVED,
        "An officer",
        START,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static UnaryOperator<StoreBuilder<?>> failing(
      String store, String method, RuntimeException failure) {
    return changed(
        store,
        (called, call) -> {
          if (called.equals(method)) {
            throw failure;
          }
          return call.call();
        });
  }

  private interface Call {
    Object call() throws Throwable;
  }

  private interface Change {
    Object answer(String method, Call call) throws Throwable;
  }

  /** The stores, of which one answers otherwise. */
  private static UnaryOperator<StoreBuilder<?>> changed(String store, Change change) {
    return builder -> builder.name().equals(store) ? new Changed(builder, change) : builder;
  }

  private record Changed(StoreBuilder<?> real, Change change) implements StoreBuilder<StateStore> {
    @Override
    public StateStore build() {
      StateStore store = real.build();
      return (StateStore)
          Proxy.newProxyInstance(
              KeyValueStore.class.getClassLoader(),
              new Class<?>[] {KeyValueStore.class},
              (_, method, arguments) ->
                  change.answer(
                      method.getName(),
                      () -> {
                        try {
                          return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                          throw e.getCause();
                        }
                      }));
    }

    @Override
    public StoreBuilder<StateStore> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<StateStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<StateStore> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<StateStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return real.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
      return real.loggingEnabled();
    }

    @Override
    public String name() {
      return real.name();
    }
  }
}
