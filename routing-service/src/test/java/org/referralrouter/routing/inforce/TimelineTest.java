package org.referralrouter.routing.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.inforce.Changes.FIRST;
import static org.referralrouter.routing.inforce.Changes.NOON;
import static org.referralrouter.routing.inforce.Changes.SECOND;
import static org.referralrouter.routing.inforce.Changes.THIRD;
import static org.referralrouter.routing.inforce.Changes.change;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.ProcedureInForce;

class TimelineTest {
  private final ProcedureInForce first = change(FIRST, NOON);
  private final ProcedureInForce second = change(SECOND, NOON.plusSeconds(60));
  private final ProcedureInForce third = change(THIRD, NOON.plusSeconds(120));

  @Test
  void the_latest_change_that_is_not_after_a_record_rules_it() {
    Timeline timeline = Timeline.EMPTY.with(first).with(second).with(third);

    assertThat(ruling(timeline, NOON.plusSeconds(59))).isEqualTo(FIRST);
    assertThat(ruling(timeline, NOON.plusSeconds(60))).isEqualTo(SECOND);
    assertThat(ruling(timeline, NOON.plusSeconds(119))).isEqualTo(SECOND);
    assertThat(ruling(timeline, NOON.plusSeconds(3_600))).isEqualTo(THIRD);
  }

  @Test
  void a_record_from_before_every_change_is_ruled_by_the_first() {
    assertThat(ruling(Timeline.EMPTY.with(second).with(first), Instant.EPOCH)).isEqualTo(FIRST);
  }

  @Test
  void the_order_in_which_changes_are_read_is_nothing() {
    assertThat(Timeline.EMPTY.with(third).with(first).with(second))
        .isEqualTo(Timeline.EMPTY.with(first).with(second).with(third));
  }

  @Test
  void a_change_that_is_told_twice_is_one_and_the_first_telling_counts() {
    ProcedureInForce again =
        new ProcedureInForce(first.changeId(), FIRST, NOON.plusSeconds(5), null, NOON);

    assertThat(Timeline.EMPTY.with(first).with(again).changes()).containsExactly(first);
  }

  private static Procedure ruling(Timeline timeline, Instant time) {
    return timeline.ruling(time).orElseThrow().procedure();
  }
}
