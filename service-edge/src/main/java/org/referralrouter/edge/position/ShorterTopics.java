package org.referralrouter.edge.position;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.edge.measure.Measure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that this process has found without records that were read of them. They count
 * until it ends, so that nobody misses what happened.
 */
public final class ShorterTopics {
  private static final Logger LOG = LoggerFactory.getLogger(ShorterTopics.class);

  private final Map<TopicPartition, MissingRecords> found = new ConcurrentHashMap<>();
  private final String consequence;

  /**
   * None found yet.
   *
   * @param consequence what the service does then and what is to be done, as a sentence
   */
  public ShorterTopics(MeterRegistry meters, String consequence) {
    this.consequence = consequence;
    Measure.TOPIC_SHORTER.gauge(meters, found, Map::size);
  }

  /** Records are missing; it is logged once. */
  public void found(Collection<MissingRecords> missing) {
    for (MissingRecords each : missing) {
      if (!each.equals(found.put(each.partition(), each))) {
        LOG.atError()
            .addKeyValue("topic", each.partition().topic())
            .addKeyValue("partition", each.partition().partition())
            .addKeyValue("offset", each.from())
            .log("{}. {}", each.sentence(), consequence);
      }
    }
  }

  /** Whether records of a partition are missing. */
  public boolean contains(TopicPartition partition) {
    return found.containsKey(partition);
  }

  /** What is missing, each as a sentence. */
  public List<String> sentences() {
    return found.values().stream().map(MissingRecords::sentence).sorted().toList();
  }

  /** What the service does where records are missing, and what is to be done. */
  public String consequence() {
    return consequence;
  }
}
