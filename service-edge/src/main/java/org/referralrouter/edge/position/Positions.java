package org.referralrouter.edge.position;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Positions in the service's database, in its table {@code topic_position}. They move in the
 * transaction of what was read, so that a database that was restored says by itself from where it
 * must be told again.
 */
public final class Positions {
  private final JdbcClient jdbc;

  /** The positions in this database. */
  public Positions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where reading goes on, of each partition of which anything was read. */
  public Map<TopicPartition, Position> all() {
    Map<TopicPartition, Position> all = new HashMap<>();
    jdbc.sql(
            "SELECT topic, partition, next_offset, last_offset, last_timestamp FROM topic_position")
        .query(
            row -> {
              all.put(
                  new TopicPartition(row.getString("topic"), row.getInt("partition")),
                  new Position(
                      row.getLong("next_offset"),
                      row.getLong("last_offset"),
                      row.getLong("last_timestamp")));
            });
    return all;
  }

  /**
   * The offset at which reading of a partition goes on; nobody else reads it until the caller's
   * transaction ends.
   */
  public long locked(TopicPartition partition) {
    jdbc.sql("INSERT INTO topic_position VALUES (?, ?, 0) ON CONFLICT DO NOTHING")
        .params(partition.topic(), partition.partition())
        .update();
    return jdbc.sql(
            "SELECT next_offset FROM topic_position WHERE topic = ? AND partition = ? FOR UPDATE")
        .params(partition.topic(), partition.partition())
        .query(Long.class)
        .single();
  }

  /** Moves on behind records that were taken, or back. */
  public void move(TopicPartition partition, Position position) {
    jdbc.sql(
            """
            UPDATE topic_position SET next_offset = ?, last_offset = ?, last_timestamp = ?
            WHERE topic = ? AND partition = ?
            """)
        .params(
            position.next(),
            position.lastOffset(),
            position.lastTimestamp(),
            partition.topic(),
            partition.partition())
        .update();
  }

  /** Moves on over what holds no records: the marks that end transactions. */
  public void pass(TopicPartition partition, long next) {
    jdbc.sql("UPDATE topic_position SET next_offset = ? WHERE topic = ? AND partition = ?")
        .params(next, partition.topic(), partition.partition())
        .update();
  }
}
