package org.referralrouter.wire;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry did not answer, so nothing can be said of the record. It must be read again
 * later and never goes to the dead letters.
 */
public final class RegistryUnavailable extends RetriableException {
  RegistryUnavailable(Throwable cause) {
    super(
        "The schema registry did not answer ("
            + cause.getClass().getSimpleName()
            + "); check SCHEMA_REGISTRY_URL and that the registry runs");
  }
}
