package org.referralrouter.notification.kafka;

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
 * Reads the topics. A topic that lost records is read from its beginning: referrals, responses,
 * escalations and mails are taken once each by their ids, and agencies wait for what comes next.
 */
@Component
class TopicListener extends TopicFollower {
  private final PartitionReader reader;

  TopicListener(
      Positions positions,
      TopicCheck check,
      ShorterTopics shorter,
      ReadToTheEnd knownMails,
      PartitionReader reader) {
    super(positions, check, shorter, List.of(knownMails));
    this.reader = reader;
  }

  @KafkaListener(
      id = "referrals",
      idIsGroup = false,
      topics = "#{'${agencies.referral-topics}'.split(',')}")
  void referrals(ConsumerRecords<byte[], byte[]> batch, Consumer<?, ?> consumer) {
    take(batch, consumer);
  }

  @KafkaListener(
      id = "responses",
      idIsGroup = false,
      topics =
          "#{'${agencies.response-topics},response-outcomes.v1,escalations.v1,notifications.v1'.split(',')}")
  void others(ConsumerRecords<byte[], byte[]> batch, Consumer<?, ?> consumer) {
    take(batch, consumer);
  }

  @EventListener
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
