package org.referralrouter.notification.kafka;

import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.notification.response.ResponseLog;
import org.referralrouter.wire.EventSerdes;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes responses in, however the agency sent them: its inbox's own come back here like those of
 * its Kafka clients. Whose a response is, its topic says.
 */
@Component
class ResponseListener {
  private final ResponseLog log;
  private final RecordReader<Response> responses;
  private final Clock clock;

  ResponseListener(ResponseLog log, EventSerdes serdes, Clock clock) {
    this.log = log;
    this.responses = new RecordReader<>(serdes, Response.class);
    this.clock = clock;
  }

  @KafkaListener(
      id = "responses",
      idIsGroup = false,
      topics = "#{'${agencies.response-topics}'.split(',')}")
  @Transactional
  public void take(ConsumerRecord<byte[], byte[]> record) {
    Agency agency = Topic.named(record.topic()).agency().orElseThrow();
    log.arrived(agency, responses.read(record), clock.instant());
  }
}
