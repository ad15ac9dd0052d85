package org.referralrouter.audit.serve;

import java.util.List;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.SignedNote;

/**
 * All that shows that an entry is in the ledger: from the entry to its log's root, and from there
 * to the root that witnesses have cosigned.
 *
 * @param leaf the hash of the entry
 * @param hashes from the leaf to the root of the log's checkpoint
 * @param checkpoint of the log
 * @param rootIndex where the root log has that checkpoint
 * @param rootHashes from there to the root of the root log's checkpoint
 * @param rootCheckpoint of the root log, with cosignatures
 */
public record ProofChain(
    long index,
    Hash leaf,
    List<Hash> hashes,
    SignedNote checkpoint,
    long rootIndex,
    List<Hash> rootHashes,
    SignedNote rootCheckpoint) {
  public ProofChain {
    hashes = List.copyOf(hashes);
    rootHashes = List.copyOf(rootHashes);
  }
}
