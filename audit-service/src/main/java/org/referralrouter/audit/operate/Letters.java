package org.referralrouter.audit.operate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** The parts of a letter's record, in order; null where one was erased. */
  List<byte @Nullable []> parts(UUID letter);

  /** Does the work unless another instance does it now. */
  void alone(Runnable work);
}
