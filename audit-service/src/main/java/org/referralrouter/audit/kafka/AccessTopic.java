package org.referralrouter.audit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.referralrouter.audit.ledger.AccessNotRecorded;
import org.referralrouter.audit.ledger.AccessWitness;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Topic;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Records an access in {@code access.v1}, and waits until the broker has it. */
@Component
class AccessTopic implements AccessWitness {
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Decoder decoder;

  AccessTopic(KafkaTemplate<byte[], byte[]> kafka, Decoder decoder) {
    this.kafka = kafka;
    this.decoder = decoder;
  }

  @Override
  public void witness(AccessRecorded access) {
    String topic = Topic.ACCESS.topicName();
    RecordHeaders headers = new RecordHeaders();
    try {
      byte[] value = decoder.encode(topic, headers, access);
      byte[] key = access.key().getBytes(StandardCharsets.UTF_8);
      kafka.send(new ProducerRecord<>(topic, null, null, key, value, headers)).join();
    } catch (KafkaException | CompletionException | org.springframework.kafka.KafkaException e) {
      throw new AccessNotRecorded(e);
    }
  }
}
