package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.notification.inbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes referrals in from the six topics. It reads bytes, so that a record that cannot be read goes
 * to the dead letters as it was.
 */
@Component
class ReferralListener {
  private final Inbox inbox;
  private final Serde<Referral> referrals;

  ReferralListener(Inbox inbox, Serde<Referral> referrals) {
    this.inbox = inbox;
    this.referrals = referrals;
  }

  @KafkaListener(
      id = "referrals",
      idIsGroup = false,
      topics = {
        "referrals.social-care.v1",
        "referrals.police.v1",
        "referrals.ceop-preparation.v1",
        "referrals.hr-allegations.v1",
        "referrals.designated-officer.v1",
        "referrals.triage.v1"
      })
  @Transactional
  public void take(ConsumerRecord<byte[], byte[]> record) {
    Referral referral =
        referrals.deserializer().deserialize(record.topic(), record.headers(), record.value());
    if (referral == null) {
      throw new WrongRecord(WrongRecord.Reason.NO_VALUE);
    }
    if (!Topic.of(referral).topicName().equals(record.topic())) {
      throw new WrongRecord(WrongRecord.Reason.AGENCY_OF_ANOTHER_TOPIC);
    }
    inbox.arrived(referral);
  }
}
