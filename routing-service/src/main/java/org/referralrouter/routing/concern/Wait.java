package org.referralrouter.routing.concern;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.AcknowledgementOutcome;

/**
 * The wait for an agency's answer to a referral (reading, Clocks). Silence moves it on to the duty
 * manager and then to the board, once each; only an answer or a withdrawal ends it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "wait")
public sealed interface Wait {

  /**
   * The agency has time left.
   *
   * @param since the revision that it has to answer; an answer to an older one does not count
   * @param boardDue when the board is told
   */
  @JsonTypeName("WITH_AGENCY")
  record WithAgency(int since, Instant due, Instant boardDue) implements Wait {}

  /** It is overdue, and the duty manager has been told. */
  @JsonTypeName("WITH_DUTY_MANAGER")
  record WithDutyManager(int since, Instant due, Instant boardDue) implements Wait {}

  /** It is overdue, and the board has been told too. */
  @JsonTypeName("WITH_BOARD")
  record WithBoard(int since, Instant due) implements Wait {}

  /** The agency has answered this revision. */
  @JsonTypeName("ANSWERED")
  record Answered(int revision, AcknowledgementOutcome outcome) implements Wait {}

  /** The referral is withdrawn: there is nothing to answer. */
  @JsonTypeName("ENDED")
  record Ended() implements Wait {}

  /** When the next level is told unless an answer comes; null where none is left. */
  default @Nullable Instant nextEscalation() {
    return switch (this) {
      case WithAgency(_, var due, _) -> due;
      case WithDutyManager(_, _, var boardDue) -> boardDue;
      case WithBoard _, Answered _, Ended _ -> null;
    };
  }

  /** Whether the agency still has to answer. */
  default boolean open() {
    return switch (this) {
      case WithAgency _, WithDutyManager _, WithBoard _ -> true;
      case Answered _, Ended _ -> false;
    };
  }

  /** Whether the agency should have answered already. */
  default boolean overdue() {
    return switch (this) {
      case WithDutyManager _, WithBoard _ -> true;
      case WithAgency _, Answered _, Ended _ -> false;
    };
  }

  /**
   * The wait after an answer to a revision: over, unless the agency has not read what it has to
   * answer now.
   */
  default Wait answered(int revision, AcknowledgementOutcome outcome) {
    boolean counts =
        switch (this) {
          case WithAgency(var since, _, _) -> revision >= since;
          case WithDutyManager(var since, _, _) -> revision >= since;
          case WithBoard(var since, _) -> revision >= since;
          case Answered(var earlier, _) -> revision >= earlier;
          case Ended _ -> false;
        };
    return counts ? new Answered(revision, outcome) : this;
  }

  /**
   * The wait after a revision that the agency has to answer. An agency that has answered gets the
   * whole time; one that is silent never gets more than it had, or changes could put an escalation
   * off for ever.
   */
  default Wait restarted(WithAgency fresh) {
    return switch (this) {
      case WithAgency(_, var due, var boardDue) ->
          new WithAgency(fresh.since, earlier(due, fresh.due), earlier(boardDue, fresh.boardDue));
      case WithDutyManager(_, var due, var boardDue) ->
          new WithDutyManager(fresh.since, due, earlier(boardDue, fresh.boardDue));
      case WithBoard(_, var due) -> new WithBoard(fresh.since, due);
      case Answered _, Ended _ -> fresh;
    };
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
