package org.referralrouter.routing.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One wait of a referral, for receipt or for a decision (L10, L13, L14). */
final class PlainWait {
  private @Nullable Instant due;
  private @Nullable Instant board;
  private boolean managerTold;
  private boolean boardTold;

  /** Asks anew; an agency that is still silent keeps the earlier times. */
  Instant ask(Instant wished, String urgency, PlainClock clock) {
    Instant newDue = earlier(due, wished);
    board = earlier(board, clock.boardAfter(newDue, urgency));
    due = newDue;
    managerTold = false;
    boardTold = false;
    return newDue;
  }

  void end() {
    due = null;
    board = null;
  }

  @Nullable Instant due() {
    return due;
  }

  /** Whether the duty manager is to be told now; true once for each time it asks. */
  boolean tellsManager(Instant now) {
    boolean tells = due != null && now.isAfter(due) && !managerTold;
    managerTold |= tells;
    return tells;
  }

  /** Whether the board is to be told now; true once for each time it asks. */
  boolean tellsBoard(Instant now) {
    boolean tells = board != null && now.isAfter(board) && !boardTold;
    boardTold |= tells;
    return tells;
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other) ? one : other;
  }
}
