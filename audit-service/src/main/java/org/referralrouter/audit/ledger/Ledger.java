package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/** The append-only ledger. */
public interface Ledger {
  /**
   * Takes a log over from whoever wrote to it before.
   *
   * @return the offset of the next record that the ledger wants; 0 for a log new to it
   */
  long position(LogId log, String topic);

  /**
   * Appends entries of one log, and moves its position behind the last of them, or does neither.
   *
   * @param from the position that the caller believes in
   * @param entries in the log's order, none before {@code from}; not empty
   * @return the position behind them
   * @throws PositionMoved when the log stands elsewhere, or somebody else has taken it over
   */
  long append(LogId log, long from, List<NewEntry> entries);

  /** The offset of the next record that a log wants, without taking it over; 0 for a new one. */
  long stands(LogId log);

  /** Where the last entry of a log comes from; empty for a new one. */
  Optional<Source> last(LogId log);

  /**
   * What should have happened and has not, the longest waiting first.
   *
   * @param before what waits since before then; null for all
   */
  List<Missing> missing(
      Missing.Kind kind, @Nullable Agency agency, @Nullable Instant before, int limit);

  /** One entry; empty where its log does not have it yet. */
  Optional<Entry> entry(LogId log, long index);

  /** The entries asked for, in the order of time, log and index. */
  List<Entry> find(EntryQuery query);
}
