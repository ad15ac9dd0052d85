package org.referralrouter.audit.operate;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.DerivedId;

/** What a person does with a letter. It is an entry of the log first, and only then it is so. */
public enum LetterAct {
  /** Puts it back where it came from. */
  REDRIVE("DEAD_LETTER_REDRIVEN", Letter.State.REDRIVING),
  /** Says that nothing is to be done. */
  SET_ASIDE("DEAD_LETTER_SET_ASIDE", Letter.State.SET_ASIDE);

  private final String action;
  private final Letter.State state;

  LetterAct(String action, Letter.State state) {
    this.action = action;
    this.state = state;
  }

  /** Its code in {@code access.v1}. */
  public String action() {
    return action;
  }

  /** What the letter is after it. */
  public Letter.State state() {
    return state;
  }

  /**
   * The id of its event, the same for whoever does the same twice: it names the redrive that it
   * would be, so that an act counts for what the letter was when it was done.
   *
   * @param redrives of the letter before it
   */
  public UUID eventId(UUID letter, int redrives) {
    return DerivedId.of(letter, action, Integer.toString(redrives));
  }

  /** The act of a code. */
  public static Optional<LetterAct> of(@Nullable String action) {
    for (LetterAct act : values()) {
      if (act.action.equals(action)) {
        return Optional.of(act);
      }
    }
    return Optional.empty();
  }
}
