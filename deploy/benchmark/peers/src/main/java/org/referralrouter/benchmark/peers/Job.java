package org.referralrouter.benchmark.peers;

import java.util.Map;

/**
 * What a peer does: each record of one topic comes {@value #COPIES} times to another.
 *
 * @param bootstrapServers of the broker
 * @param in topic that is read, as a consumer group of its own
 * @param out topic that is written
 */
record Job(String bootstrapServers, String in, String out) {
  static final int COPIES = 4;

  /** Client settings that all peers share, as far as their library takes them. */
  static final int POLLED = 1000;

  static final int LINGER_MS = 5;
  static final int BATCH_BYTES = 262_144;

  /** Of the words of a command line. */
  static Job of(String[] words) {
    return new Job(words[0], words[1], words[2]);
  }

  /** The group and the transactions are named after the topic that is read. */
  String name() {
    return in;
  }

  /** What a producer is told. */
  Map<String, Object> producer() {
    return Map.of("acks", "all", "linger.ms", LINGER_MS, "batch.size", BATCH_BYTES);
  }
}
