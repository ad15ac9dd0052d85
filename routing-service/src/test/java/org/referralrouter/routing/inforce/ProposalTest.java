package org.referralrouter.routing.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.referralrouter.routing.inforce.Changes.FIRST;
import static org.referralrouter.routing.inforce.Changes.NOON;
import static org.referralrouter.routing.inforce.Changes.SECOND;
import static org.referralrouter.routing.inforce.Changes.THIRD;
import static org.referralrouter.routing.inforce.Changes.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.routing.procedure.RefusedProcedure;

class ProposalTest {
  private static final Duration AHEAD = Duration.ofSeconds(30);

  @Test
  void the_first_version_of_all_rules_at_once() {
    ProcedureInForce change = accepted(FIRST).change(Optional.empty(), NOON, AHEAD).orElseThrow();

    assertThat(change.procedure()).isEqualTo(FIRST);
    assertThat(change.from()).isEqualTo(NOON);
    assertThat(change.refused()).isNull();
  }

  @Test
  void another_version_rules_a_little_later_so_that_all_have_read_of_it() {
    ProcedureInForce change = next(accepted(SECOND), change(FIRST, NOON.minusSeconds(99)));

    assertThat(change.procedure()).isEqualTo(SECOND);
    assertThat(change.from()).isEqualTo(NOON.plus(AHEAD));
    assertThat(change.at()).isEqualTo(NOON);
  }

  @Test
  void what_the_log_says_already_is_not_told_again() {
    assertThat(accepted(FIRST).change(Optional.of(change(FIRST, Instant.EPOCH)), NOON, AHEAD))
        .isEmpty();
  }

  @Test
  void a_change_never_comes_into_force_before_the_one_that_it_follows() {
    Instant late = NOON.plusSeconds(3_600);

    assertThat(next(accepted(SECOND), change(FIRST, late)).from()).isAfter(late);
  }

  @Test
  void a_refused_version_is_told_once_and_the_one_before_stays() {
    Proposal refused = new Proposal(SECOND, true);
    ProcedureInForce change = next(refused, change(FIRST, Instant.EPOCH));

    assertThat(change.procedure()).isEqualTo(FIRST);
    assertThat(change.refused()).isEqualTo(SECOND);
    assertThat(refused.change(Optional.of(change), NOON.plusSeconds(99), AHEAD)).isEmpty();
  }

  @Test
  void when_the_refused_version_is_asked_for_no_longer_that_is_told_too() {
    ProcedureInForce refused = next(new Proposal(SECOND, true), change(FIRST, Instant.EPOCH));

    assertThat(next(accepted(FIRST), refused).refused()).isNull();
    assertThat(next(accepted(THIRD), refused).procedure()).isEqualTo(THIRD);
  }

  @Test
  void where_none_was_in_force_before_a_refused_version_is_a_fault() {
    assertThatThrownBy(() -> new Proposal(FIRST, true).change(Optional.empty(), NOON, AHEAD))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("a-board 1: it is refused, and no other version was ever in force");
  }

  @Test
  void where_the_version_in_force_is_itself_refused_that_is_a_fault() {
    Optional<ProcedureInForce> first = Optional.of(change(FIRST, Instant.EPOCH));

    assertThatThrownBy(() -> new Proposal(FIRST, true).change(first, NOON, AHEAD))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("refuses the version that is in force");
  }

  @Test
  void two_instances_that_make_the_same_change_make_the_same_event() {
    ProcedureInForce first = change(FIRST, Instant.EPOCH);

    assertThat(next(accepted(SECOND), first).changeId())
        .isEqualTo(next(accepted(SECOND), first).changeId())
        .isNotEqualTo(next(accepted(THIRD), first).changeId());
  }

  private static Proposal accepted(Procedure procedure) {
    return new Proposal(procedure, false);
  }

  private static ProcedureInForce next(Proposal proposal, ProcedureInForce latest) {
    return proposal.change(Optional.of(latest), NOON, AHEAD).orElseThrow();
  }
}
