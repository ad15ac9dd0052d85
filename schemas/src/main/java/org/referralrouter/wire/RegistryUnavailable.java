package org.referralrouter.wire;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry did not answer, or lacks what this version needs of it, so nothing can be
 * said of the record. It must be read or written again later and never goes to the dead letters.
 */
public final class RegistryUnavailable extends RetriableException {
  private RegistryUnavailable(String message) {
    super(message);
  }

  RegistryUnavailable(Exception silence) {
    this(
        "The schema registry did not answer ("
            + silence.getClass().getSimpleName()
            + "); check SCHEMA_REGISTRY_URL and that the registry runs");
  }

  /** It answered with something that is no answer. */
  static RegistryUnavailable answering(String what) {
    return new RegistryUnavailable(
        "The schema registry answered with "
            + what
            + "; check SCHEMA_REGISTRY_URL and what stands between it and this service");
  }

  /** It does not hold this version's own schema of a subject. */
  static RegistryUnavailable without(String subject) {
    return new RegistryUnavailable(
        "The schema registry does not hold this version's schema of "
            + subject
            + ": register the schemas of this version, then its records can be written");
  }
}
