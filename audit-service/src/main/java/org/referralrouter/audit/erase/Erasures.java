package org.referralrouter.audit.erase;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries out the erasures that the ledger has as entries, each in two databases. Either may be a
 * backup from before: what one of them knows is done again in the other, at start before anything
 * is read or written, and ever after.
 */
@Component
class Erasures implements InitializingBean {
  private final ErasureStore store;
  private final SubjectKeys keys;
  // A backup comes back while nothing runs, so what is done stays done for this process.
  private final Set<UUID> done = ConcurrentHashMap.newKeySet();

  Erasures(ErasureStore store, SubjectKeys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public void afterPropertiesSet() {
    carryOut();
  }

  @Scheduled(fixedDelayString = "${audit.erasures.every}")
  void carryOut() {
    for (PendingErasure erasure : store.erasures()) {
      if (!done.contains(erasure.id())) {
        carryOut(erasure);
        done.add(erasure.id());
      }
    }
  }

  private void carryOut(PendingErasure erasure) {
    Optional<List<UUID>> destroyed = keys.destroyedBy(erasure.id());
    if (erasure.tags().isPresent()) {
      // Destroyed again where the keys' database is a backup from before.
      if (destroyed.isEmpty()) {
        keys.destroy(erasure.id(), erasure.tags().get());
      }
      return;
    }
    if (destroyed.isPresent()) {
      store.eraseAgain(erasure, destroyed.get());
    } else {
      keys.destroy(erasure.id(), store.erase(erasure));
    }
  }
}
