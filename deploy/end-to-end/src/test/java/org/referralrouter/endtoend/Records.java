package org.referralrouter.endtoend;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.access.Principal;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.CommittedRecords;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/** Events as an agency reads them. */
final class Records {
  private Records() {}

  /**
   * Every committed event of these topics that is of the concern, from the beginning to the present
   * end.
   */
  static List<Event> of(Stack stack, UUID concernId, List<Topic> topics) {
    return read(
            stack.kafkaClient(Principal.AUDIT),
            stack.registryUrl(),
            topics,
            event -> concernId.equals(event.concernId()))
        .stream()
        .map(ConsumerRecord::value)
        .toList();
  }

  static List<ConsumerRecord<String, Event>> read(
      Map<String, Object> client, URI registry, List<Topic> topics, Predicate<Event> wanted) {
    try (var serde = new EventSerdes(registry).any()) {
      return CommittedRecords.read(client, topics, serde.deserializer()).stream()
          .filter(record -> wanted.test(record.value()))
          .toList();
    }
  }
}
