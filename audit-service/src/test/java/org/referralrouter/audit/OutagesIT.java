package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.PositionMoved;
import org.referralrouter.event.Response;
import org.referralrouter.local.stack.Stack;

class OutagesIT {

  @Test
  void while_the_registry_is_silent_nothing_is_set_aside_and_on_its_return_the_ledger_goes_on() {
    UUID concern = UUID.randomUUID();
    Response event = Topics.response(concern, 1);
    try (Topics topics = Topics.open()) {
      topics.write(event);
    }
    Stack.shared().stopRegistry();
    // Started only now: a service that has seen a schema once needs no registry for it.
    try (RunningAudit audit = RunningAudit.start().awaitReady()) {
      try {
        await()
            .atMost(RunningAudit.PATIENCE)
            .until(() -> audit.metric("referrals.records.read.again") >= 2);
        assertThat(audit.management("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
      } finally {
        Stack.shared().startRegistry();
      }
      awaitEntry(audit, concern, event);
      assertThat(audit.metric("referrals.records.set.aside")).isZero();
    }
  }

  @Test
  void while_the_database_refuses_nothing_is_lost() throws SQLException {
    UUID concern = UUID.randomUUID();
    Response event = Topics.response(concern, 1);
    try (Topics topics = Topics.open();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      owner("REVOKE INSERT ON leaf FROM " + RunningAudit.database().user());
      try {
        topics.write(event);
        await()
            .atMost(RunningAudit.PATIENCE)
            .until(() -> audit.metric("referrals.records.read.again") >= 1);
      } finally {
        owner("GRANT INSERT ON leaf TO " + RunningAudit.database().user());
      }
      awaitEntry(audit, concern, event);
    }
  }

  @Test
  void a_writer_whose_position_was_taken_over_appends_nothing_and_reads_again()
      throws SQLException {
    UUID concern = UUID.randomUUID();
    List<Response> events = List.of(Topics.response(concern, 1), Topics.response(concern, 2));
    try (Topics topics = Topics.open();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      topics.write(events.getFirst());
      awaitEntry(audit, concern, events.getFirst());
      var source = audit.ofConcern(concern).getFirst();
      LogId log = RunningAudit.log(source);
      Ledger ledger = audit.bean(Ledger.class);
      long stood = ledger.position(log, source.get("topic").asString());
      assertThatThrownBy(() -> ledger.append(log, stood - 1, RunningAudit.entryAgain(source)))
          .isInstanceOf(PositionMoved.class);
      // As after another writer, seen from this process.
      owner(
          "UPDATE log SET epoch = epoch + 1 WHERE topic_id = '%s' AND partition = %d"
              .formatted(log.topicId(), log.partition()));
      topics.write(events.getLast());
      await()
          .atMost(RunningAudit.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(audit.ofConcern(concern))
                      .extracting(entry -> entry.get("eventId").asString())
                      .containsExactlyElementsOf(
                          events.stream().map(e -> e.eventId().toString()).toList()));
    }
  }

  private static void awaitEntry(RunningAudit audit, UUID concern, Response event) {
    await()
        .atMost(RunningAudit.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(audit.ofConcern(concern))
                    .extracting(entry -> entry.get("eventId").asString())
                    .containsExactly(event.eventId().toString()));
  }

  private static void owner(String sql) throws SQLException {
    try (Connection owner = RunningAudit.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
