package org.referralrouter.audit.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The keys of subjects, outside of the ledger's own database. */
public interface SubjectKeys {
  /**
   * The keys of these subjects, made where there is none yet: the same that were made before, where
   * this database was restored from a copy that does not have them.
   */
  Map<Subject, SubjectKey> of(Collection<Subject> subjects);

  /** The key of a subject; empty where it never had one, or it was destroyed. */
  Optional<SubjectKey> existing(Subject subject);

  /** The keys of these numbers that still exist. */
  Map<Long, SubjectKey> numbered(Collection<Long> ids);

  /** The subjects' texts of these numbers that still exist. */
  Map<Long, String> named(Collection<Long> ids);

  /** The leaves of erased subjects in a log, by offset, from an offset on. */
  Map<Long, byte[]> erasedLeaves(LogId log, long fromOffset);

  /** The keys of a concern: its own, and each of its people's. */
  List<SubjectKey> ofConcern(UUID concern);

  /** Keeps leaves whose subjects are about to be erased. */
  void keepLeaves(List<Leaf> leaves);

  /** The number of the key that was made last, whether or not it still exists. */
  long highest();

  /** Destroys the keys with these tags, and remembers by which erasure, in one transaction. */
  void destroy(UUID erasure, List<UUID> tags);

  /**
   * The tags of the keys that an erasure has destroyed here; empty where it was not carried out.
   */
  Optional<List<UUID>> destroyedBy(UUID erasure);
}
