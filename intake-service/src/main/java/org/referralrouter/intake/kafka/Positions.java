package org.referralrouter.intake.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The offset that is read next of each partition, kept beside what was read before it. */
@Repository
class Positions {
  private final JdbcClient jdbc;

  Positions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where reading goes on, of each partition of which anything was read. */
  Map<TopicPartition, Long> all() {
    Map<TopicPartition, Long> all = new HashMap<>();
    jdbc.sql("SELECT topic, partition, next_offset FROM topic_position")
        .query(
            row -> {
              all.put(
                  new TopicPartition(row.getString("topic"), row.getInt("partition")),
                  row.getLong("next_offset"));
            });
    return all;
  }

  /** Where reading of a partition goes on; nobody else reads it until the transaction ends. */
  long locked(TopicPartition partition) {
    jdbc.sql("INSERT INTO topic_position VALUES (?, ?, 0) ON CONFLICT DO NOTHING")
        .params(partition.topic(), partition.partition())
        .update();
    return jdbc.sql(
            "SELECT next_offset FROM topic_position WHERE topic = ? AND partition = ? FOR UPDATE")
        .params(partition.topic(), partition.partition())
        .query(Long.class)
        .single();
  }

  void move(TopicPartition partition, long next) {
    jdbc.sql("UPDATE topic_position SET next_offset = ? WHERE topic = ? AND partition = ?")
        .params(next, partition.topic(), partition.partition())
        .update();
  }
}
