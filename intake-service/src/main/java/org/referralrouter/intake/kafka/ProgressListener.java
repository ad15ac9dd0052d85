package org.referralrouter.intake.kafka;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.edge.position.MissingRecords;
import org.referralrouter.edge.position.Positions;
import org.referralrouter.edge.position.ReadToTheEnd;
import org.referralrouter.edge.position.ShorterTopics;
import org.referralrouter.edge.position.TopicCheck;
import org.referralrouter.edge.position.TopicFollower;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.stereotype.Component;

/**
 * Reads what routing and notification say, and what stands on the topic of concerns. A topic that
 * lost records is read from its beginning: all that is kept of it is the same in any order.
 */
@Component
class ProgressListener extends TopicFollower {
  private final PartitionReader reader;

  ProgressListener(
      PartitionReader reader,
      Positions positions,
      TopicCheck check,
      ShorterTopics shorter,
      List<ReadToTheEnd> ends) {
    super(positions, check, shorter, ends);
    this.reader = reader;
  }

  @KafkaListener(
      id = "progress",
      idIsGroup = false,
      topics = {
        "concerns.v1",
        "decisions.v1",
        "response-outcomes.v1",
        "escalations.v1",
        "notifications.v1"
      })
  void read(ConsumerRecords<byte[], byte[]> batch, Consumer<?, ?> consumer) {
    take(batch, consumer);
  }

  @EventListener(condition = "event.listenerId.startsWith('progress')")
  void nothingCame(ListenerContainerIdleEvent event) {
    idle(event.getConsumer());
  }

  @Override
  protected long take(
      TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
    return reader.take(partition, from, records);
  }

  @Override
  protected long pass(TopicPartition partition, long from, long reached) {
    return reader.pass(partition, from, reached);
  }

  @Override
  protected void startAnew(Collection<MissingRecords> missing) {
    reader.startAnew(missing.stream().map(MissingRecords::partition).toList());
  }
}
