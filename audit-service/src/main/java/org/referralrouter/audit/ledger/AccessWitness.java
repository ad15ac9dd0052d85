package org.referralrouter.audit.ledger;

import org.referralrouter.event.AccessRecorded;

/** Makes it known that somebody was shown records. */
public interface AccessWitness {
  /**
   * Returns when the access is safely recorded.
   *
   * @throws AccessNotRecorded when it could not be; then nothing may be shown
   */
  void witness(AccessRecorded access);
}
