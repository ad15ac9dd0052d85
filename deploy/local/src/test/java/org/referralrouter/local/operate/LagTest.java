package org.referralrouter.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LagTest {
  private static final String MEASURED =
      """
      # HELP referrals_outbox_waiting Entries that are stored and have not left yet
      # TYPE referrals_outbox_waiting gauge
      referrals_outbox_waiting{application="a \\"quoted\\" name",queue="events"} 3.0
      referrals_outbox_waiting{application="a",queue="mails"} NaN
      referrals_outbox_age_seconds{application="a",queue="events"} 61.5
      kafka_consumer_fetch_manager_records_lag{client_id="c-0",partition="0",topic="decisions_v1"} 4.0
      kafka_consumer_fetch_manager_records_lag{client_id="c-0",partition="1",topic="decisions_v1"} 5.0
      kafka_consumer_fetch_manager_records_lag{client_id="c-0",partition="0",topic="decisions.v1"} 4.0
      kafka_consumer_fetch_manager_records_lag{client_id="c-0",partition="1",topic="decisions.v1"} 5.0
      kafka_consumer_fetch_manager_records_lag{client_id="c-1",partition="0",topic="escalations_v1"} NaN
      kafka_consumer_fetch_manager_records_lag{client_id="c-1"} 70.0
      referrals_ledger_unsealed_age_seconds 1.2E-1
      """;

  @Test
  void records_are_counted_by_topic_and_queues_with_their_age() {
    List<Lag> lags = Lag.of("intake", Sample.all(MEASURED));

    assertThat(lags)
        .containsExactly(
            new Lag("intake", "topic decisions.v1", 9.0, null),
            new Lag("intake", "topic escalations_v1", 0.0, null),
            new Lag("intake", "queue of events", 3.0, 61.5),
            new Lag("intake", "queue of mails", null, null),
            new Lag("intake", "unsigned entries", null, 0.12));
  }

  @Test
  void what_is_no_value_is_passed_over() {
    assertThat(Sample.all("# a comment\n\nnot a line of values\n")).isEmpty();
  }
}
