package org.referralrouter.routing.needtoknow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Evidence;

/** What a concern says of a piece of evidence. */
enum EvidenceField implements Field {
  KIND,
  DESCRIPTION,
  HELD_AT,
  SHA256;

  static @Nullable List<Evidence> share(List<Evidence> pieces, Grant grant) {
    if (grant.isNothing() || pieces.isEmpty()) {
      return null;
    }
    return pieces.stream()
        .map(
            piece ->
                new Evidence(
                    piece.kind(),
                    grant.of(DESCRIPTION, piece.description()),
                    grant.of(HELD_AT, piece.heldAt()),
                    grant.of(SHA256, piece.sha256())))
        .toList();
  }
}
