package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;

class BrokerCheckTest {
  @Test
  void one_broker_with_whole_transactions_and_equal_partitions_is_right() {
    assertThatCode(check(2, 1, all(3), all(1), all(1))::check).doesNotThrowAnyException();
  }

  @Test
  void an_older_protocol_of_transactions_is_refused_with_the_command_that_ends_it() {
    assertThatThrownBy(check(1, 1, all(3), all(1), all(1))::check)
        .isInstanceOf(WrongBrokerSetting.class)
        .hasMessageContaining("kafka-features.sh --bootstrap-server b:1 upgrade")
        .hasMessageContaining("transaction.version=2");
  }

  @Test
  void topics_that_routing_joins_have_equal_partitions() {
    assertThatThrownBy(
            check(2, 1, but(all(3), Topic.ofResponsesFrom(Agency.POLICE), 2), all(1), all(1))
                ::check)
        .isInstanceOf(WrongBrokerSetting.class)
        .hasMessageContaining("responses.police.v1 (2)")
        .hasMessageContaining("--partitions 3");
  }

  @Test
  void a_topic_that_routing_does_not_join_may_have_others() {
    assertThatCode(check(2, 1, but(all(3), Topic.ACCESS, 7), all(1), all(1))::check)
        .doesNotThrowAnyException();
  }

  @Test
  void three_brokers_keep_three_replicas_of_which_two_are_in_sync() {
    assertThatCode(check(2, 3, all(3), all(3), all(2))::check).doesNotThrowAnyException();
    assertThatThrownBy(check(2, 3, all(3), but(all(3), Topic.ERASURES, 1), all(2))::check)
        .isInstanceOf(WrongBrokerSetting.class)
        .hasMessageContaining("replicas of erasures.v1")
        .hasMessageContaining("kafka-reassign-partitions.sh");
    assertThatThrownBy(check(2, 3, all(3), all(3), but(all(2), Topic.CONCERNS, 1))::check)
        .isInstanceOf(WrongBrokerSetting.class)
        .hasMessageContaining("on concerns.v1")
        .hasMessageContaining("min.insync.replicas=2");
  }

  private static BrokerCheck check(
      int transactions,
      int brokers,
      Map<String, Integer> partitions,
      Map<String, Integer> replicas,
      Map<String, Integer> inSync) {
    return new BrokerCheck("b:1", transactions, brokers, partitions, replicas, inSync);
  }

  private static Map<String, Integer> all(int value) {
    return Topic.all(AgenciesFile.bundled()).stream()
        .collect(Collectors.toMap(Topic::topicName, _ -> value));
  }

  private static Map<String, Integer> but(Map<String, Integer> all, Topic topic, int value) {
    Map<String, Integer> changed = new HashMap<>(all);
    changed.put(topic.topicName(), value);
    return changed;
  }
}
