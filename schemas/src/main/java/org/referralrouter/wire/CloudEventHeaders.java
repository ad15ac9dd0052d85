package org.referralrouter.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;

/** CloudEvents 1.0 in Kafka's binary mode: what an event is, for those who do not open it. */
final class CloudEventHeaders {
  private CloudEventHeaders() {}

  static void put(Headers headers, Topic topic, Event event) {
    Map<String, String> attributes =
        Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            event.eventId().toString(),
            "ce_type",
            "org.referralrouter." + Objects.requireNonNull(topic.schemaName()),
            "ce_source",
            "/referral-router/" + topic.topicName(),
            "ce_time",
            event.at().toString(),
            "ce_subject",
            event.key(),
            "content-type",
            "application/avro");
    attributes.forEach(
        (name, value) -> {
          headers.remove(name);
          headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        });
  }
}
