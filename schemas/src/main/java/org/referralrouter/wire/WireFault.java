package org.referralrouter.wire;

import org.apache.kafka.common.KafkaException;

/** Tells, of a fault in the wire format library, whether the record or the registry is at fault. */
final class WireFault {
  private WireFault() {}

  static KafkaException of(RuntimeException fault) {
    return new RegistryUnavailable(fault);
  }
}
