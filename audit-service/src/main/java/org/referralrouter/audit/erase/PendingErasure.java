package org.referralrouter.audit.erase;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure that the ledger knows of.
 *
 * @param person the ref of the person; null where the whole concern is erased
 * @param tags of the keys that were destroyed with it; empty while the ledger's part is not done
 */
public record PendingErasure(
    UUID id, UUID concern, @Nullable String person, Optional<List<UUID>> tags) {}
