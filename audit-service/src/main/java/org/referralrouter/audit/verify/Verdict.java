package org.referralrouter.audit.verify;

import java.util.List;

/** What a verification came to. */
public sealed interface Verdict {
  /**
   * Everything that was served is what was signed.
   *
   * @param entries of all partitions' logs
   * @param cosigners how many trusted witnesses have cosigned
   */
  record Intact(String checkpoint, int logs, long entries, long tiles, int cosigners)
      implements Verdict {}

  /** Something is not what was signed. */
  record Broken(List<Break> breaks) implements Verdict {
    public Broken {
      breaks = List.copyOf(breaks);
    }
  }

  /** Nothing can be said. */
  record Unknown(String why) implements Verdict {}

  /**
   * One thing that is wrong.
   *
   * @param log the log's origin
   * @param index of the entry; -1 where it is no single one
   * @param detail what was expected
   */
  record Break(String log, long index, Reason reason, String detail) {}

  /** What can be wrong. */
  enum Reason {
    /** The note, or what it says, is not written as C2SP has it. */
    NOT_A_CHECKPOINT,
    /** No trusted key of the ledger has signed it, or one of its signatures is false or strange. */
    SIGNATURE,
    /** Fewer trusted witnesses than the quorum have cosigned it. */
    QUORUM,
    /** A file is missing that the size says should be there. */
    MISSING,
    /** A bundle cannot be taken apart, or has another number of entries. */
    BUNDLE,
    /** A tile is not what its entries give. */
    TILE,
    /** The root is not what the entries give. */
    ROOT,
    /** A tree does not begin with an older one of the same log that was signed. */
    NOT_CONSISTENT,
    /** A size of a log falls in the root log. */
    SIZE_FALLS,
    /** A leaf is none, or belongs to another place. */
    LEAF,
    /** The database says otherwise than what it serves. */
    DATABASE
  }
}
