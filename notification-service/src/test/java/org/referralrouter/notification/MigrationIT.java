package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.referralrouter.notification.InboxClient.json;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.local.stack.Database;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What the version before has written is read, or the service says at start what to do. */
class MigrationIT {
  private static final String OPEN = "6f3c1f0e-0000-5000-8000-000000000001";
  private static final String WITHDRAWN = "6f3c1f0e-0000-5000-8000-000000000002";
  private static final String CONCERN = "6f3c1f0e-0000-4000-8000-000000000009";

  @Test
  void rows_of_the_version_before_are_read_and_its_withdrawn_referrals_lose_their_facts()
      throws SQLException {
    Database database = ofTheVersionBefore("notification_migrated");
    execute(database, referral(OPEN, "OPEN", 3), referral(WITHDRAWN, "WITHDRAWN", 2));
    execute(
        database,
        "INSERT INTO acknowledgement VALUES ('%s', 'POLICE', 3, 'ACCEPTED', now())".formatted(OPEN),
        "INSERT INTO mail_attempt VALUES ('%s', 3, 1, true)".formatted(OPEN));

    try (ConfigurableApplicationContext service = started(database)) {
      JsonNode open =
          json(
              RunningService.get(service, "/agencies/police/referrals/" + OPEN, "referral:police"));
      assertThat(open.path("receiptBy").asString()).isEqualTo("2026-11-24T14:00:00Z");
      assertThat(open.at("/shared/summary").asString())
          .isEqualTo("She said \"acknowledgeBy\": \u0001 and \"shared\": tomorrow");
      String withdrawn =
          RunningService.get(service, "/agencies/police/referrals/" + WITHDRAWN, "referral:police")
              .body();
      assertThat(withdrawn).contains(WITHDRAWN).doesNotContain("tomorrow", "Marigold");
      JsonNode list =
          json(RunningService.get(service, "/agencies/police/referrals", "referral:police"));
      assertThat(list.path("referrals").valueStream())
          .extracting(
              line -> line.path("referralId").asString(), line -> line.path("waiting").asString())
          .containsExactly(tuple(WITHDRAWN, "NONE"), tuple(OPEN, "NONE"));
    }
    assertThat(text(database, "SELECT string_agg(content, '') FROM referral WHERE state <> 'OPEN'"))
        .doesNotContain("Marigold");
    assertThat(text(database, "SELECT mail_id FROM mail_attempt")).isEqualTo(OPEN + ".3");
  }

  @Test
  void what_waits_in_the_queue_of_the_version_before_is_refused_with_what_to_do()
      throws SQLException {
    Database database = ofTheVersionBefore("notification_waiting");
    execute(
        database,
        """
        INSERT INTO outbox_record
          (id, status, record_key, record_type, payload, created_at, failure_count, next_retry_at, partition_no,
           handler_id)
        VALUES ('1', 'NEW', 'event:1', 'org.referralrouter.notification.outbox.Publication', '{}', now(), 0, now(), 1,
          'publisher')
        """);

    Throwable refusal = catchThrowable(() -> started(database).close());

    assertThat(refusal)
        .rootCause()
        .hasMessageContaining("still holds 1 records. Start that version again");
    assertThat(text(database, "SELECT count(*)::text FROM outbox_record")).isEqualTo("1");
  }

  /** Starts the service, which takes nothing from Kafka. */
  private static ConfigurableApplicationContext started(Database database, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--spring.kafka.listener.auto-startup=false");
    return RunningService.start(database, all.toArray(String[]::new));
  }

  /** A database with the tables of the version before. */
  private static Database ofTheVersionBefore(String name) {
    Database database = RunningService.STACK.database(name);
    started(database, "--spring.flyway.target=2").close();
    return database;
  }

  /** A row as the version before wrote it. */
  private static String referral(String id, String state, int revision) {
    String summary = "She said \\\"acknowledgeBy\\\": \\u0001 and \\\"shared\\\": tomorrow";
    String content =
        """
        {"referralId":"%s","concernId":"%s","concernRevision":1,"revision":%d,"state":"%s","withdrawnReason":null,\
        "agency":"POLICE","subject":null,"urgency":"URGENT","embargo":"ACTIVE","purposes":[{"code":"CHECKS_ON_SUSPECT",\
        "paragraphs":["13"],"rules":["P2"],"basis":"EXPLICIT"}],"confidentiality":[{"flag":"DO_NOT_ALERT_SUSPECT",\
        "paragraph":"17","rule":"K1","basis":"EXPLICIT"}],"handling":[],"questions":[],"procedure":{"id":"p","version":"1",\
        "digest":"sha256:00"},"issuedAt":"2026-11-24T10:00:00Z","acknowledgeBy":"2026-11-24T14:00:00Z","shared":{\
        "categories":["ONLINE_GROOMING"],"summary":"%s","occurredAt":null,"immediateDanger":"NO","organisedAbuse":"NO",\
        "crimeAlleged":"NO","plannedFor":null,"reporter":null,"people":[{"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD",\
        "identified":"YES","name":"Marigold Testerly","dateOfBirth":null,"address":null,"school":null,\
        "abusedInProduction":null,"harm":null,"worksWithChildren":null,"employment":null,"householdChildren":null,\
        "otherChildActivities":null,"positions":null}],"images":null,"grooming":null,"pornography":null,"bullying":null,\
        "online":[],"evidence":[],"alreadyReportedTo":[],"sharing":null}}"""
            .formatted(id, CONCERN, revision, state, summary);
    return """
        INSERT INTO referral
          (referral_id, concern_id, agency, revision, state, urgency, issued_at, acknowledge_by, content)
        VALUES ('%s', '%s', 'POLICE', %d, '%s', 'URGENT', '2026-11-24T10:00:00Z', '2026-11-24T14:00:00Z', '%s')
        """
        .formatted(id, CONCERN, revision, state, content);
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String text(Database database, String query) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connection(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
  }
}
