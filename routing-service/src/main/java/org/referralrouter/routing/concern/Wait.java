package org.referralrouter.routing.concern;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A wait for an agency: for receipt of a referral, or for a decision on it (lifecycle, L10). */
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
  }

  /** It was done, or there is nothing to wait for. */
  record Ended() implements Wait {}

  /** When the next level is told unless the agency acts; null where none is left. */
  default @Nullable Instant nextEscalation() {
    return null;
  }

  /** By when it must be done; null where nothing is waited for. */
  default @Nullable Instant dueAt() {
    return this instanceof Running(var due, _, _) ? due : null;
  }

  /** Whether the agency still has to do it. */
  default boolean running() {
    return this instanceof Running;
  }

  /** Whether the agency should have done it already, and somebody was told. */
  default boolean overdue() {
    return this instanceof Running(_, _, var told) && told != Told.NOBODY;
  }
}
