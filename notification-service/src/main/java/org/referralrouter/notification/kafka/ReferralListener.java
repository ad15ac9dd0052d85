package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.wire.EventSerdes;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes referrals in from the topics of all agencies. */
@Component
class ReferralListener {
  private final Inbox inbox;
  private final RecordReader<Referral> referrals;

  ReferralListener(Inbox inbox, EventSerdes serdes) {
    this.inbox = inbox;
    this.referrals = new RecordReader<>(serdes, Referral.class);
  }

  @KafkaListener(
      id = "referrals",
      idIsGroup = false,
      topics = "#{'${agencies.referral-topics}'.split(',')}")
  @Transactional
  public void take(ConsumerRecord<byte[], byte[]> record) {
    Referral referral = referrals.read(record);
    if (!Topic.of(referral).topicName().equals(record.topic())) {
      throw new UnfitRecord(UnfitRecord.Reason.AGENCY_OF_ANOTHER_TOPIC);
    }
    inbox.arrived(referral);
  }
}
