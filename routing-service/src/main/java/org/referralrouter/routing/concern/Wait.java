package org.referralrouter.routing.concern;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A wait for an agency: for receipt of a referral, or for a decision on it (lifecycle, L10). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "wait")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Wait.Running.class, name = "RUNNING"),
  @JsonSubTypes.Type(value = Wait.Ended.class, name = "ENDED")
})
public sealed interface Wait {

  /** Who has been told that it is overdue. */
  enum Told {
    NOBODY,
    DUTY_MANAGER,
    BOARD
  }

  /**
   * The agency has not done it yet.
   *
   * @param due by when it must be done
   * @param boardDue when the board is told that it was not
   */
  record Running(Instant due, Instant boardDue, Told told) implements Wait {
    Running told(Told who) {
      return new Running(due, boardDue, who);
    }

    @Override
    public @Nullable Instant nextEscalation() {
      return switch (told) {
        case NOBODY -> due;
        case DUTY_MANAGER -> boardDue;
        case BOARD -> null;
      };
    }

    /** Asked anew: a silent agency never gets more time by it (L13); people are told anew (L14). */
    @Override
    public Running restarted(Running fresh) {
      return new Running(earlier(due, fresh.due), earlier(boardDue, fresh.boardDue), Told.NOBODY);
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }

  /**
   * It was done, or there is nothing to wait for.
   *
   * @param due by when it had to be done; null where nothing was asked
   */
  record Ended(@Nullable Instant due) implements Wait {}

  /** When the next level is told unless the agency acts; null where none is left. */
  default @Nullable Instant nextEscalation() {
    return null;
  }

  /** By when it must be done, or had to be. */
  default @Nullable Instant due() {
    return switch (this) {
      case Running(var due, _, _) -> due;
      case Ended(var due) -> due;
    };
  }

  /** Whether the agency still has to do it. */
  default boolean running() {
    return this instanceof Running;
  }

  /** Whether the agency should have done it already, and somebody was told. */
  default boolean overdue() {
    return this instanceof Running(_, _, var told) && told != Told.NOBODY;
  }

  /** The wait after the agency did it. */
  default Wait ended() {
    return new Ended(due());
  }

  /** The wait after the agency is asked anew. */
  default Running restarted(Running fresh) {
    return fresh;
  }
}
