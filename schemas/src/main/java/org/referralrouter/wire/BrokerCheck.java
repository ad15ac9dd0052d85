package org.referralrouter.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;

/**
 * What a broker and its topics must be set to.
 *
 * @param bootstrapServers to name in the commands that the sentences give
 * @param transactionVersion the finalized level of Kafka's feature {@code transaction.version}
 * @param brokers how many there are
 * @param partitions by topic
 * @param replicas the fewest of any partition, by topic
 * @param minInSync {@code min.insync.replicas} by topic
 */
record BrokerCheck(
    String bootstrapServers,
    int transactionVersion,
    int brokers,
    Map<String, Integer> partitions,
    Map<String, Integer> replicas,
    Map<String, Integer> minInSync) {
  private static final String FEATURE = "transaction.version";

  /** From this level on a late message of an old transaction is refused (KIP-890). */
  private static final int WHOLE_TRANSACTIONS = 2;

  private static final int REPLICATED_FROM = 3;
  private static final int REPLICAS = 3;
  private static final int IN_SYNC = 2;

  /**
   * As the broker tells.
   *
   * @param names of the topics to look at
   */
  static BrokerCheck of(Admin admin, String bootstrapServers, List<String> names)
      throws ExecutionException, InterruptedException {
    FinalizedVersionRange transactions =
        admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(FEATURE);
    Collection<TopicDescription> topics =
        admin.describeTopics(names).allTopicNames().get().values();
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(
                names.stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList())
            .all()
            .get();
    return new BrokerCheck(
        bootstrapServers,
        transactions == null ? 0 : transactions.maxVersionLevel(),
        admin.describeCluster().nodes().get().size(),
        topics.stream()
            .collect(Collectors.toMap(TopicDescription::name, topic -> topic.partitions().size())),
        topics.stream().collect(Collectors.toMap(TopicDescription::name, BrokerCheck::fewest)),
        configs.entrySet().stream()
            .collect(Collectors.toMap(config -> config.getKey().name(), BrokerCheck::minInSync)));
  }

  /**
   * Returns where all is right.
   *
   * @throws WrongBrokerSetting else
   */
  void check() {
    checkTransactions();
    checkPartitions();
    if (brokers >= REPLICATED_FROM) {
      checkReplication();
    }
  }

  private void checkTransactions() {
    if (transactionVersion < WHOLE_TRANSACTIONS) {
      throw new WrongBrokerSetting(
          """
          The brokers at %s run transactions by an older protocol (%s is %d), in which a late message can tear a transaction.
          Run: kafka-features.sh --bootstrap-server %s upgrade --feature %s=%d"""
              .formatted(
                  bootstrapServers,
                  FEATURE,
                  transactionVersion,
                  bootstrapServers,
                  FEATURE,
                  WHOLE_TRANSACTIONS));
    }
  }

  /** Routing joins an agency's responses with their concern by partition number. */
  private void checkPartitions() {
    int wanted = partitions.getOrDefault(Topic.CONCERNS.topicName(), 0);
    Map<String, Integer> others = new TreeMap<>();
    partitions.forEach(
        (topic, count) -> {
          if (Topic.named(topic).eventType() == Response.class && count != wanted) {
            others.put(topic, count);
          }
        });
    if (!others.isEmpty()) {
      int most =
          Math.max(wanted, others.values().stream().mapToInt(Integer::intValue).max().orElse(0));
      throw new WrongBrokerSetting(
          """
          Routing joins %s (%d partitions) with %s, whose partitions are not as many.
          Before any of them holds a record, run for each that has fewer: kafka-topics.sh --bootstrap-server %s --alter --partitions %d --topic TOPIC"""
              .formatted(
                  Topic.CONCERNS.topicName(),
                  wanted,
                  others.entrySet().stream()
                      .map(other -> other.getKey() + " (" + other.getValue() + ")")
                      .collect(Collectors.joining(", ")),
                  bootstrapServers,
                  most));
    }
  }

  private void checkReplication() {
    List<String> lonely = below(replicas, REPLICAS);
    if (!lonely.isEmpty()) {
      throw new WrongBrokerSetting(
          """
          There are %d brokers at %s, and yet fewer than %d replicas of %s.
          Set default.replication.factor=%d on the brokers for topics made later, and give these more by: kafka-reassign-partitions.sh --bootstrap-server %s"""
              .formatted(
                  brokers,
                  bootstrapServers,
                  REPLICAS,
                  String.join(", ", lonely),
                  REPLICAS,
                  bootstrapServers));
    }
    List<String> unsafe = below(minInSync, IN_SYNC);
    if (!unsafe.isEmpty()) {
      throw new WrongBrokerSetting(
          """
          A record counts as written when fewer than %d brokers at %s have it, on %s.
          Run for each: kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name TOPIC --add-config min.insync.replicas=%d"""
              .formatted(
                  IN_SYNC, bootstrapServers, String.join(", ", unsafe), bootstrapServers, IN_SYNC));
    }
  }

  private static List<String> below(Map<String, Integer> values, int least) {
    return values.entrySet().stream()
        .filter(value -> value.getValue() < least)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static int fewest(TopicDescription topic) {
    return topic.partitions().stream()
        .mapToInt(partition -> partition.replicas().size())
        .min()
        .orElse(0);
  }

  private static int minInSync(Map.Entry<ConfigResource, Config> config) {
    ConfigEntry entry = config.getValue().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    return entry == null || entry.value() == null ? 1 : Integer.parseInt(entry.value());
  }
}
