package org.referralrouter.audit.ledger;

import java.util.List;

/** The append-only ledger. */
public interface Ledger {
  /** The offset of the next record that the ledger wants from a log; 0 for a log new to it. */
  long position(SourceLog log);

  /**
   * Appends entries of one log, and moves its position behind the last of them, or does neither.
   *
   * @param from the position that the caller believes in
   * @param entries in the log's order, none before {@code from}; not empty
   * @return the position behind them
   * @throws PositionMoved when the log stands elsewhere: somebody else appends to it
   */
  long append(SourceLog log, long from, List<NewEntry> entries);

  /** The entries asked for, in the order of their ids. */
  List<Entry> find(EntryQuery query);
}
