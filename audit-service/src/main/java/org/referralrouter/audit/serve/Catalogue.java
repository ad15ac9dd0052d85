package org.referralrouter.audit.serve;

import java.util.List;
import java.util.Optional;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.SignedNote;

/** Which logs there are, and what was signed of each. */
public interface Catalogue {
  /**
   * A log.
   *
   * @param topic the name of its topic; empty for the root log
   * @param size how many entries it has
   * @param sealedSize how many of them are signed
   */
  record LogState(LogId log, String topic, long size, long sealedSize) {}

  /**
   * The newest checkpoint of a partition's log.
   *
   * @param rootIndex of the leaf in the root log that says the same
   */
  record SealedHead(SignedNote note, long rootIndex) {}

  /** Every log, the root log first. */
  List<LogState> logs();

  /** What was signed last of a log; empty before its first seal. */
  Optional<SealedHead> head(LogId log);

  /** The newest checkpoint of the root log; empty before the first seal. */
  Optional<SignedNote> root();
}
