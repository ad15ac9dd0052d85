package org.referralrouter.audit.seal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.Tile;

/** What the sealer needs of the ledger's store. */
public interface Trees {
  /**
   * Does something as the only sealer of all instances.
   *
   * @return false where another one seals now
   */
  boolean alone(Runnable work);

  /** Every partition's log. */
  List<Head> logs();

  /** The root log; empty before the first seal. */
  Optional<Head> rootLog();

  /** Reads leaves as they are stored, in order. */
  void leaves(int log, long from, long to, Consumer<byte[]> reader);

  /** Appends leaves to the root log, and keeps what was sealed of the logs, in one transaction. */
  void seal(List<Sealing> sealings);

  /**
   * A log's new head.
   *
   * @param number of the log
   */
  record Sealing(int number, Checkpoint checkpoint, Frontier frontier, SignedNote note) {}

  /** Keeps the root log's new head and its checkpoint. */
  void signed(int number, Frontier frontier, Checkpoint checkpoint, SignedNote note);

  /** Replaces a checkpoint by the same with more signatures. */
  void cosigned(long size, SignedNote note);

  /** Appends to the root log what was published and is missing after a restore. */
  void restore(List<Checkpoint> leaves);

  /** Keeps a checkpoint that was published already. */
  void known(Checkpoint checkpoint, SignedNote note);

  /** The root of the root log's first leaves. */
  Hash rootOf(long size);

  /**
   * A head that was published by an earlier life of this ledger.
   *
   * @param rootIndex of the root log's leaf that says so
   */
  void published(LogId log, Checkpoint checkpoint, long rootIndex);

  /** Keeps what makes a restored head usable, now that its log has come up to it. */
  void caughtUp(Sealing head);

  /** The newest checkpoint. */
  Optional<SignedNote> newest();

  /** The checkpoint of this size. */
  Optional<SignedNote> checkpoint(long size);

  /** Checkpoints that are not published yet, oldest first. */
  List<SignedNote> unpublished();

  /** The size of the newest checkpoint that is published; 0 before the first. */
  long publishedSize();

  /** Reads a tile of the root log. */
  byte[] readRoot(Tile tile);

  /** Remembers where a checkpoint was published. */
  void publishedAt(long size, long offset);

  /** Where the last one was published. */
  OptionalLong lastPublished();
}
