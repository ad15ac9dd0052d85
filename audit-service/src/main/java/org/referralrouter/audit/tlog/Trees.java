package org.referralrouter.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/** Complete subtrees. */
final class Trees {
  private Trees() {}

  /** The root over as many hashes as a power of two has. */
  static Hash complete(List<Hash> hashes) {
    if (Integer.bitCount(hashes.size()) != 1) {
      throw new IllegalArgumentException("A complete tree has 1, 2, 4, 8 … leaves");
    }
    List<Hash> level = hashes;
    while (level.size() > 1) {
      List<Hash> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i < level.size(); i += 2) {
        above.add(Hash.node(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.getFirst();
  }
}
