package org.referralrouter.audit.kafka;

import org.referralrouter.audit.erase.ErasureTopic;
import org.referralrouter.audit.ledger.AccessWitness;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Erasure;
import org.springframework.stereotype.Component;

/** Records accesses in {@code access.v1} and erasures in {@code erasures.v1}. */
@Component
class AccessTopic implements AccessWitness, ErasureTopic {
  private final EntryAwaited entries;

  AccessTopic(EntryAwaited entries) {
    this.entries = entries;
  }

  @Override
  public void witness(AccessRecorded access) {
    entries.write(access);
  }

  @Override
  public void record(Erasure erasure) {
    entries.write(erasure);
  }
}
