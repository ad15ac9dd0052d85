package org.referralrouter.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** What operators see and do by HTTP: who waits for whom, and dead letters. */
class OperationsIT {
  private static final Topic ORIGIN = Topic.ofResponsesFrom(Agency.POLICE);

  /** Where a concern's life has the outcome that ends what the police are waited for. */
  private static final int NO_FURTHER_ACTION = 18;

  private static final Map<UUID, byte[]> VALUES = new HashMap<>();
  private static RunningAudit audit;
  private static Topics topics;

  private final UUID concern = UUID.randomUUID();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    topics = Topics.open();
    audit = RunningAudit.start().awaitReady();
  }

  @AfterAll
  static void end() {
    audit.close();
    topics.close();
  }

  @Test
  void a_record_is_one_letter_however_many_services_failed_at_it() {
    long offset = offset();
    failed("routing-service", offset, "UNKNOWN_REFERRAL", Map.of());
    failed("notification-service", offset, "NO_VALUE of a kind", Map.of());

    JsonNode letter = letter(offset);
    assertThat(letter.at("/letter/state").asString()).isEqualTo("OPEN");
    assertThat(letter.at("/letter/concernId").asString()).isEqualTo(concern.toString());
    assertThat(letter.at("/letter/valueBytes").asInt()).isPositive();
    assertThat(letter.at("/letter/schemaId").asInt()).isPositive();
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(letter(offset).get("failures").valueStream())
                    .extracting(failure -> failure.get("service").asString())
                    .containsExactlyInAnyOrder("routing-service", "notification-service"));
    assertThat(letters("state=OPEN&concern=" + concern).get("letters")).hasSize(1);
    assertThat(letters("state=OPEN&reason=UNKNOWN_REFERRAL&concern=" + concern).get("letters"))
        .hasSize(1);
    assertThat(letters("topic=concerns.v1&concern=" + concern).get("letters")).isEmpty();
  }

  @Test
  void a_letter_is_put_back_once_however_often_and_by_however_many_it_is_asked_for()
      throws Exception {
    long offset = offset();
    failed("routing-service", offset, "UNKNOWN_REFERRAL", Map.of());
    UUID letter = id(letter(offset));

    Callable<Integer> press =
        () -> act("redrives", "The referral is there now", letter).statusCode();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var pressed : people.invokeAll(IntStream.range(0, 8).mapToObj(_ -> press).toList())) {
        assertThat(pressed.get()).isEqualTo(202);
      }
    }
    awaitState(offset, "REDRIVEN");
    assertThat(act("redrives", "Once more", letter).statusCode()).isEqualTo(202);
    assertThat(act("set-asides", "Too late", letter).statusCode()).isEqualTo(200);
    assertThat(letter(offset).at("/letter/state").asString()).isEqualTo("REDRIVEN");

    List<ConsumerRecord<byte[], byte[]>> back = putBack(letter);
    assertThat(back).hasSize(1);
    assertThat(back.getFirst().key()).isEqualTo(concern.toString().getBytes(UTF_8));
    assertThat(back.getFirst().value()).isEqualTo(value());
    assertThat(Arrays.stream(back.getFirst().headers().toArray()))
        .extracting(header -> header.key())
        .containsExactlyInAnyOrder("its-own", DeadLetter.REDRIVEN, DeadLetter.ATTEMPT);
  }

  @Test
  void what_fails_again_is_the_same_letter_with_a_count() {
    long offset = offset();
    failed("routing-service", offset, "UNKNOWN_REFERRAL", Map.of());
    UUID letter = id(letter(offset));
    act("redrives", "Try again", letter);
    awaitState(offset, "REDRIVEN");

    failed(
        "routing-service",
        putBack(letter).getFirst().offset(),
        "UNKNOWN_REVISION",
        Map.of(DeadLetter.REDRIVEN, letter.toString(), DeadLetter.ATTEMPT, "1"));

    awaitState(offset, "OPEN");
    JsonNode again = letter(offset);
    assertThat(again.at("/letter/redrives").asInt()).isEqualTo(1);
    assertThat(again.at("/letter/reason").asString()).isEqualTo("UNKNOWN_REVISION");
    assertThat(again.get("failures")).hasSize(2);
    assertThat(letters("concern=" + concern).get("letters")).hasSize(1);
    act("redrives", "And again", letter);
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(letter(offset).at("/letter/redrives").asInt()).isEqualTo(2);
              assertThat(letter(offset).at("/letter/state").asString()).isEqualTo("REDRIVEN");
            });
    assertThat(putBack(letter)).hasSize(2);
  }

  @Test
  void letters_of_a_concern_are_put_back_in_their_order_or_not_at_all() {
    long first = offset();
    failed("routing-service", first + 7, "UNKNOWN_REFERRAL", Map.of());
    failed("routing-service", first, "UNKNOWN_REFERRAL", Map.of());
    UUID earlier = id(letter(first));
    UUID later = id(letter(first + 7));

    HttpResponse<String> refused = act("redrives", "The later one alone", later);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains(earlier.toString()).contains("set it aside first");
    assertThat(letter(first + 7).at("/letter/state").asString()).isEqualTo("OPEN");

    assertThat(act("redrives", "Both", later, earlier).statusCode()).isEqualTo(202);
    awaitState(first, "REDRIVEN");
    awaitState(first + 7, "REDRIVEN");
    assertThat(putBack(earlier).getFirst().offset()).isLessThan(putBack(later).getFirst().offset());
  }

  @Test
  void who_does_what_and_why_is_in_the_log_before_it_is_so() {
    long offset = offset();
    failed("routing-service", offset, "RELEASE_REPEATED", Map.of());
    UUID letter = id(letter(offset));

    assertThat(act("set-asides", "The police have said it twice", letter).statusCode())
        .isEqualTo(200);

    assertThat(letter(offset).at("/letter/state").asString()).isEqualTo("SET_ASIDE");
    JsonNode entry = acts("DEAD_LETTER_SET_ASIDE").getFirst();
    assertThat(entry.get("actor").asString()).isNotEmpty();
    assertThat(entry.at("/details/letter").asString()).isEqualTo(letter.toString());
  }

  @Test
  void what_was_set_aside_can_be_put_back_after_all() {
    long offset = offset();
    failed("routing-service", offset, "UNKNOWN_REFERRAL", Map.of());
    UUID letter = id(letter(offset));
    act("set-asides", "Not needed", letter);
    assertThat(act("redrives", "Needed after all", letter).statusCode()).isEqualTo(202);
    awaitState(offset, "REDRIVEN");
  }

  @Test
  void what_the_log_is_made_of_is_not_put_back() {
    long offset = offset();
    Map<String, String> headers = headers("audit-service", offset, "UNKNOWN_SCHEMA", Map.of());
    headers.put(DeadLetter.TOPIC, "access.v1");
    topics.writeRaw(Topic.DEAD_LETTERS, concern, new byte[] {1, 2}, headers);
    UUID letter = Letter.id("access.v1", 0, offset);
    awaitLetter(letter);

    HttpResponse<String> refused = act("redrives", "All of them", letter);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("access.v1").contains("Set it aside");
  }

  @Test
  void operators_see_no_record_and_who_may_see_one_is_recorded_with_a_purpose() {
    long offset = offset();
    failed("routing-service", offset, "UNKNOWN_REFERRAL", Map.of());
    UUID letter = id(letter(offset));
    String path = "/dead-letters/" + letter + "/record";

    assertThat(audit.get(path, "operations:read", "operations:act").statusCode()).isEqualTo(403);
    HttpResponse<String> shown = audit.get(path, "operations:records");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(Base64.getDecoder().decode(json(shown).get("value").asString())).isEqualTo(value());
    String since = Instant.now().minus(Duration.ofMinutes(5)).toString();
    assertThat(
            json(audit.entries("?limit=1000&type=AccessRecorded&from=" + since, "audit:read"))
                .get("entries")
                .valueStream()
                .filter(
                    entry -> entry.at("/details/letter").asString("").equals(letter.toString())))
        .extracting(entry -> entry.at("/details/refused").asString(""))
        .containsExactly("true", "");
    assertThat(audit.get("/dead-letters/" + letter, "operations:read").body())
        .doesNotContain("Duty sergeant");
  }

  @Test
  void only_those_who_may_act_act_and_they_say_why() {
    long offset = offset();
    failed("routing-service", offset, "UNKNOWN_REFERRAL", Map.of());
    UUID letter = id(letter(offset));
    assertThat(post("redrives", body("Why not", letter), "operations:read").statusCode())
        .isEqualTo(403);
    assertThat(act("redrives", " ", letter).statusCode()).isEqualTo(422);
    assertThat(act("redrives", "Nobody's", UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(act("redrives", "None").statusCode()).isEqualTo(422);
    assertThat(post("redrives", "{\"letters\":[\"x\"]", "operations:act").statusCode())
        .isEqualTo(400);
    assertThat(letter(offset).at("/letter/state").asString()).isEqualTo("OPEN");
  }

  @Test
  void it_is_seen_whose_turn_it_is_and_since_when() {
    ConcernLife.of(concern).subList(1, 4).forEach(topics::write);
    UUID toThePolice = ConcernLife.toThePolice(concern);
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> standing(toThePolice).get("waits").size() == 6);

    JsonNode standing = standing(concern);
    assertThat(standing.get("embargoedSince").isNull()).isFalse();
    assertThat(standing.get("waits").valueStream().map(wait -> wait.get("turn").asString()))
        .containsExactlyInAnyOrder(
            "notification-service",
            "notification-service",
            "POLICE",
            "POLICE",
            "SOCIAL_CARE",
            "SOCIAL_CARE");
    assertThat(acts("CONCERN_STANDING_READ")).isNotEmpty();
    assertThat(audit.get("/standings/" + UUID.randomUUID(), "operations:read").statusCode())
        .isEqualTo(404);

    JsonNode overdue =
        json(audit.get("/waits?step=RECEIPT&agency=POLICE&overdue=true", "operations:read"));
    assertThat(overdue.valueStream().map(wait -> wait.get("id").asString()))
        .contains(toThePolice.toString());
    JsonNode flow = json(audit.get("/flow", "operations:read"));
    assertThat(flow.get("overdue").asLong()).isPositive();
    assertThat(flow.get("embargoes").asLong()).isPositive();
    assertThat(flow.get("parts")).hasSize(4);
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> gauge("referrals.overdue", "step", "RECEIPT", "agency", "POLICE") > 0);
    assertThat(gauge("referrals.overdue.age", "step", "RECEIPT")).isPositive();
    assertThat(gauge("referrals.waiting.age", "step", "AGENCY_DECISION")).isPositive();
    assertThat(gauge("referrals.embargoes")).isPositive();

    double done = audit.metric("referrals.steps");
    topics.write(ConcernLife.of(concern).get(NO_FURTHER_ACTION));
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.metric("referrals.steps") >= done + 3);
  }

  private static double gauge(String name, String... tags) {
    return audit.bean(MeterRegistry.class).get(name).tags(tags).gauges().stream()
        .mapToDouble(Gauge::value)
        .sum();
  }

  private JsonNode standing(UUID id) {
    HttpResponse<String> answer = audit.get("/standings/" + id, "operations:read");
    return answer.statusCode() == 404 ? Json.mapper().readTree("{\"waits\":[]}") : json(answer);
  }

  private byte[] value() {
    return VALUES.computeIfAbsent(concern, id -> topics.value(ORIGIN, Topics.response(id, 1)));
  }

  private static long offset() {
    return ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
  }

  private void failed(String service, long offset, String reason, Map<String, String> more) {
    Map<String, String> headers = headers(service, offset, reason, more);
    headers.put("its-own", "kept");
    topics.writeRaw(Topic.DEAD_LETTERS, concern, value(), headers);
    if (more.isEmpty()) {
      awaitLetter(Letter.id(ORIGIN.topicName(), 0, offset));
    }
  }

  private static Map<String, String> headers(
      String service, long offset, String reason, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put(DeadLetter.SERVICE, service);
    headers.put(DeadLetter.TOPIC, ORIGIN.topicName());
    headers.put(DeadLetter.PARTITION, "0");
    headers.put(DeadLetter.OFFSET, Long.toString(offset));
    headers.put(DeadLetter.REASON, reason);
    return headers;
  }

  private static void awaitLetter(UUID letter) {
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> audit.get("/dead-letters/" + letter, "operations:read").statusCode() == 200);
  }

  private static void awaitState(long offset, String state) {
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> letter(offset).at("/letter/state").asString().equals(state));
  }

  private static JsonNode letter(long offset) {
    return json(
        audit.get("/dead-letters/" + Letter.id(ORIGIN.topicName(), 0, offset), "operations:read"));
  }

  private static UUID id(JsonNode letter) {
    return UUID.fromString(letter.at("/letter/id").asString());
  }

  private static JsonNode letters(String query) {
    return json(audit.get("/dead-letters?" + query, "operations:read"));
  }

  /** The entries of this concern that say that somebody did this. */
  private List<JsonNode> acts(String action) {
    return json(audit.entries("?limit=1000&type=AccessRecorded&concern=" + concern, "audit:read"))
        .get("entries")
        .valueStream()
        .filter(entry -> entry.get("outcome").asString("").equals(action))
        .toList();
  }

  private HttpResponse<String> act(String acts, String reason, UUID... letters) {
    return post(acts, body(reason, letters), "operations:act");
  }

  private static String body(String reason, UUID... letters) {
    return Arrays.stream(letters)
        .map(letter -> "\"" + letter + "\"")
        .collect(Collectors.joining(",", "{\"reason\":\"" + reason + "\",\"letters\":[", "]}"));
  }

  private HttpResponse<String> post(String acts, String body, String scope) {
    try {
      return http.send(
          HttpRequest.newBuilder(audit.url("/dead-letters/" + acts))
              .header("Authorization", "Bearer " + Stack.shared().token(scope))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(acts, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(acts, e);
    }
  }

  /** The records in the topic that say that they are this letter, put back. */
  private static List<ConsumerRecord<byte[], byte[]>> putBack(UUID letter) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    TopicPartition place = new TopicPartition(ORIGIN.topicName(), 0);
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Stack.shared().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
      while (consumer.position(place) < end) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (letter.toString().equals(header(record, DeadLetter.REDRIVEN))) {
            found.add(record);
          }
        }
      }
    }
    return found;
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }
}
