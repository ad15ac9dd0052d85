package org.referralrouter.audit.serve;

import java.util.List;
import java.util.NoSuchElementException;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Catalogue.SealedHead;
import org.referralrouter.audit.tlog.Bundle;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.Proofs;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.Tile;
import org.referralrouter.audit.tlog.TileReader;
import org.springframework.stereotype.Component;

/** Makes proofs of tiles. */
@Component
public class Prover {
  private final Tiles tiles;
  private final Catalogue catalogue;

  Prover(Tiles tiles, Catalogue catalogue) {
    this.tiles = tiles;
    this.catalogue = catalogue;
  }

  /**
   * The proof of an entry against what is signed now.
   *
   * @throws NoSuchElementException where that entry is not signed yet
   */
  public ProofChain chain(LogId log, long index) {
    SealedHead head = catalogue.head(log).orElseThrow(Prover::notSealed);
    SignedNote root = catalogue.root().orElseThrow(Prover::notSealed);
    Checkpoint tree = Checkpoint.parse(head.note().text());
    Checkpoint rootTree = Checkpoint.parse(root.text());
    if (index >= tree.size() || head.rootIndex() >= rootTree.size()) {
      throw notSealed();
    }
    return new ProofChain(
        index,
        Hash.leaf(entry(log, index)),
        new Proofs(reader(log), tree.size()).inclusion(index),
        head.note(),
        head.rootIndex(),
        new Proofs(reader(LogId.ROOT), rootTree.size()).inclusion(head.rootIndex()),
        root);
  }

  /** That a leaf is in the tree of a size. */
  public List<Hash> inclusion(LogId log, long index, long size) {
    return new Proofs(reader(log), size).inclusion(index);
  }

  /** That a tree begins with an older one. */
  public List<Hash> consistency(LogId log, long older, long newer) {
    return new Proofs(reader(log), newer).consistency(older);
  }

  /** The bytes of an entry. */
  public byte[] entry(LogId log, long index) {
    int width = (int) (index % Tile.FULL) + 1;
    return Bundle.entries(tiles.read(log, new Tile(Tile.ENTRIES, index / Tile.FULL, width)))
        .getLast();
  }

  private TileReader reader(LogId log) {
    return tile -> tiles.read(log, tile);
  }

  private static NoSuchElementException notSealed() {
    return new NoSuchElementException("The entry is not signed yet; ask again in a moment");
  }
}
