package org.referralrouter.routing.inforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.referralrouter.event.ProcedureInForce;

/**
 * The changes of the procedure that {@code procedures.v1} has told so far, in the order in which
 * they come into force. That order hangs on the events alone, so every reader sees the same.
 */
record Timeline(List<ProcedureInForce> changes) {
  static final Timeline EMPTY = new Timeline(List.of());

  private static final Comparator<ProcedureInForce> ORDER =
      Comparator.comparing(ProcedureInForce::from)
          .thenComparing(ProcedureInForce::at)
          .thenComparing(ProcedureInForce::changeId);

  Timeline {
    changes = List.copyOf(changes);
  }

  /** With one more change; the same change told again is nothing new. */
  Timeline with(ProcedureInForce change) {
    if (changes.stream().anyMatch(known -> known.changeId().equals(change.changeId()))) {
      return this;
    }
    List<ProcedureInForce> all = new ArrayList<>(changes);
    all.add(change);
    all.sort(ORDER);
    return new Timeline(all);
  }

  /**
   * The change that rules a record of this time: the latest that is in force by then, and the first
   * of all where none is yet.
   */
  Optional<ProcedureInForce> ruling(Instant time) {
    return changes.reversed().stream()
        .filter(change -> !change.from().isAfter(time))
        .findFirst()
        .or(() -> changes.stream().findFirst());
  }

  /** The change that comes into force last. */
  Optional<ProcedureInForce> latest() {
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes.getLast());
  }
}
