package org.referralrouter.audit.operate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.audit.ledger.LogId;

/** The letters, as the log tells of them. */
public interface Letters {
  /** Those of a query. */
  List<Letter> find(LetterQuery query);

  /** One of them. */
  Optional<Letter> letter(UUID id);

  /** Each failure at a letter, the first one first. */
  List<LetterFailure> failures(UUID letter);

  /**
   * Those of the same concern and partition that stood before it and that nobody has decided on.
   */
  List<Letter> openBefore(Letter letter);

  /** How many are open. */
  List<OpenLetters> open();

  /** Those about to be put back, in the order in which they must be. */
  List<Letter> redriving();

  /** Where the log keeps the record of a letter. */
  Place place(UUID letter);

  /** An entry of a log. */
  record Place(LogId log, long index) {}

  /** Does the work unless another instance does it now. */
  void alone(Runnable work);
}
