package org.referralrouter.edge.position;

import org.apache.kafka.common.TopicPartition;

/**
 * Records that were read, or were still to be read, and that their topic no longer holds.
 *
 * @param from offset of the first that is known to be missing
 * @param until offset behind the last one
 * @param replaced whether other records stand under these offsets by now; then earlier ones may be
 *     missing as well
 */
public record MissingRecords(TopicPartition partition, long from, long until, boolean replaced) {
  /** What is missing, for the log and for readiness: topic, partition and offsets. */
  public String sentence() {
    return replaced
        ? "%s, partition %d: at offset %d stands another record than the one that was read there, so the records that were read there and maybe before it are missing"
            .formatted(partition.topic(), partition.partition(), from)
        : "%s, partition %d: the records at offsets %d to %d are missing"
            .formatted(partition.topic(), partition.partition(), from, until - 1);
  }
}
