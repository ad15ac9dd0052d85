package org.referralrouter.audit.seal;

/**
 * Why a log's growth is not signed.
 *
 * @param origin of the log
 */
public record Refusal(String origin, Reason reason) {
  /** The reasons. Each but the first needs a person. */
  public enum Reason {
    /** It is smaller than what was signed: rows are gone, or a backup has not caught up yet. */
    SMALLER_THAN_PUBLISHED,
    /** Its tree does not begin with the tree that was signed. */
    OTHER_TREE_THAN_PUBLISHED,
    /** Its leaves as they are stored do not give the root that its writer computed from tiles. */
    LEAVES_AND_TILES_DIFFER,
    /** What was kept of its sealed tree does not give the root that was signed. */
    KEPT_FRONTIER_DIFFERS,
    /** A checkpoint on the topic is signed by none of the ledger's keys. */
    STRANGE_CHECKPOINT_PUBLISHED
  }
}
