package org.referralrouter.audit.store;

import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.RightEdge;

/**
 * A log as its writer knows it.
 *
 * @param id its number in this ledger
 * @param nextOffset of the next record that it wants
 * @param epoch counts the writers; with another one in the database, this one is writer no more
 * @param edge the tree's right edge; a copy of it grows
 */
record StoredLog(LogId log, int id, long nextOffset, long epoch, RightEdge edge) {
  StoredLog grown(long next, RightEdge grown) {
    return new StoredLog(log, id, next, epoch, grown);
  }
}
