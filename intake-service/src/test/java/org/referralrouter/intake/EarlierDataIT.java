package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.referralrouter.intake.RunningIntake.STACK;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.owner;
import static org.referralrouter.intake.RunningIntake.pointers;
import static org.referralrouter.intake.RunningIntake.send;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.wire.Json;
import org.springframework.context.ConfigurableApplicationContext;

/** Data that the version before known facts has written. */
class EarlierDataIT {
  private static final String BEFORE =
      """
      {"categories":["CYBERBULLYING"],"summary":"What was said \\u0000.","occurredAt":null,"immediateDanger":"UNKNOWN",
      "organisedAbuse":"UNKNOWN","crimeAlleged":"UNKNOWN","plannedFor":null,
      "reporter":{"organisation":"Example High School","sector":null,"name":null,"role":null,"phone":null,"email":null,
      "identityProtected":"UNKNOWN","discussedWith":[]},
      "people":[%s],"images":{"sexual":"UNKNOWN"},"grooming":{"contactOccasions":null,"meeting":"UNKNOWN"},
      "pornography":{"beyondCuriosity":"UNKNOWN","usedInGrooming":"UNKNOWN"},"bullying":{"forms":[],"severity":"UNKNOWN"},
      "online":[],"evidence":[],"alreadyReportedTo":[],"sharing":null}""";

  @Test
  void what_is_known_is_derived_from_the_revisions_that_are_there() {
    String database = "earlier";
    migrated(database, "2");
    UUID id = UUID.randomUUID();
    stored(database, id, BEFORE.formatted(person("child-1", "Robin", "2013-04-01")));
    stored(database, id, BEFORE.formatted(person("pupil-7", "Marigold", "2012-01-01")));
    // Another person under a ref that is taken: the revision stays, and is not known.
    stored(database, id, BEFORE.formatted(person("child-1", "Another", "2010-01-01")));

    try (ConfigurableApplicationContext service = RunningIntake.start(database)) {
      var status = send(request(service, id));
      assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
      assertThat(json(status).path("revision").asInt()).isEqualTo(3);

      String replaced =
          RunningIntake.concernWith(
              """
              "people":[{"ref":"child-1","name":"Third","dateOfBirth":"2009-01-01"}]""");
      var refused = revise(service, id, 3, replaced);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(pointers(refused)).containsExactly("/people/0");
      String amended = RunningIntake.concernWith("\"retract\":[\"/people/pupil-7\"]");
      assertThat(revise(service, id, 3, amended).statusCode()).isEqualTo(200);
      assertThat(known(database, id)).contains("Robin").doesNotContain("\"name\":\"Marigold\"");
    }
  }

  @Test
  void what_cannot_be_read_is_refused_with_a_clear_sentence_and_nothing_is_changed() {
    String database = "unreadable";
    migrated(database, "2");
    UUID id = UUID.randomUUID();
    stored(database, id, "{\"categories\":[\"Marigold\"]}");

    assertThatThrownBy(() -> RunningIntake.start(database).close())
        .rootCause()
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("Concern " + id + ", revision 1")
        .hasMessageContaining("go on with the earlier version")
        .hasMessageNotContaining("Marigold");
    assertThat(
            owner(database)
                .sql("SELECT count(*) FROM concern_revision WHERE concern_id = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void an_access_that_waits_to_be_published_was_shown() {
    String database = "waiting";
    migrated(database, "2");
    String access =
        """
        {"accessId":"%1$s","service":"intake","actor":"test","action":"CONCERN_STATUS_READ","concernId":"%1$s",
        "referralId":null,"agency":null,"purpose":null,"at":"2026-11-02T19:30:00Z"}"""
            .formatted(UUID.randomUUID());
    owner(database)
        .sql(
            """
            INSERT INTO outbox_record (id, status, record_key, record_type, payload, created_at,
              failure_count, next_retry_at, partition_no, handler_id)
            VALUES ('one', 'NEW', 'key', 'org.referralrouter.event.AccessRecorded', ?, now(), 0,
              now(), 1, 'handler')
            """)
        .param(access)
        .update();
    migrated(database, "3");
    String payload =
        owner(database).sql("SELECT payload FROM outbox_record").query(String.class).single();
    assertThat(Json.mapper().readValue(payload, AccessRecorded.class).refused()).isFalse();
  }

  private static void migrated(String name, String version) {
    var database = STACK.database(name);
    Flyway.configure()
        .dataSource(database.url(), database.owner(), database.ownerPassword())
        .placeholders(Map.of("user", database.user()))
        .target(version)
        .load()
        .migrate();
  }

  private static void stored(String database, UUID id, String body) {
    owner(database)
        .sql(
            """
            INSERT INTO concern VALUES (:id, 'test', 1)
            ON CONFLICT (concern_id) DO UPDATE SET latest_revision = concern.latest_revision + 1
            """)
        .param("id", id)
        .update();
    owner(database)
        .sql(
            """
            INSERT INTO concern_revision
            SELECT concern_id, latest_revision, now(), :body::json, now() FROM concern
            WHERE concern_id = :id
            """)
        .param("id", id)
        .param("body", body)
        .update();
  }

  private static String person(String ref, String name, String born) {
    return """
        {"ref":"%s","roles":["VICTIM"],"ageGroup":"CHILD","identified":"YES","name":"%s","dateOfBirth":"%s","address":null,
        "school":null,"abusedInProduction":"UNKNOWN","harm":"UNKNOWN","worksWithChildren":"UNKNOWN","employment":null,
        "householdChildren":"UNKNOWN","otherChildActivities":null,"positions":[]}"""
        .formatted(ref, name, born);
  }

  private static String known(String database, UUID id) {
    return owner(database)
        .sql("SELECT known FROM concern WHERE concern_id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private static HttpRequest.Builder request(ConfigurableApplicationContext service, UUID id) {
    return HttpRequest.newBuilder(
            RunningIntake.uri(service, "local.server.port", "/concerns/" + id))
        .header("Authorization", "Bearer " + STACK.token("concern:read", "concern:submit"));
  }

  private static HttpResponse<String> revise(
      ConfigurableApplicationContext service, UUID id, int seen, String body) {
    return send(
        request(service, id)
            .header("Content-Type", "application/json")
            .header("If-Match", "\"" + seen + "\"")
            .PUT(BodyPublishers.ofString(body)));
  }
}
