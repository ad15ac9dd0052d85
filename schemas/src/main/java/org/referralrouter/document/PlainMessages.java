package org.referralrouter.document;

import java.util.List;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import tools.jackson.databind.node.ObjectNode;

/** The messages whose values are not Avro: records as they were, and signed checkpoints. */
final class PlainMessages {
  private static final String DEAD_LETTER = "DeadLetter";
  private static final String CHECKPOINT = "Checkpoint";

  // As C2SP tlog-checkpoint has it: origin, size, root hash, an empty line, signatures.
  private static final String A_CHECKPOINT =
      """
      audit.referral-router.example
      42
      dVeMQqvsKTGzqRkXZfXbUlfrMfaYvWzGwgpVqFRpuAk=

      — audit.referral-router.example p0nG6PbQxw8T9gY5nVZ0lRkXyq0ZyD9T8Q7F1YcE8h6Vx0o5YcJm3kH4pQ2w1uR7sT9a
      """;

  private PlainMessages() {}

  static String name(Topic topic) {
    return isDeadLetter(topic) ? DEAD_LETTER : CHECKPOINT;
  }

  static String description(Topic topic) {
    return isDeadLetter(topic)
        ? "A record that could not be processed, as it was. Its headers say where it stood and why."
        : "A signed checkpoint of the audit log, as text (C2SP tlog-checkpoint).";
  }

  static ObjectNode of(Topic topic) {
    return isDeadLetter(topic) ? deadLetter(topic) : checkpoint(topic);
  }

  private static boolean isDeadLetter(Topic topic) {
    return topic.equals(Topic.DEAD_LETTERS);
  }

  private static ObjectNode deadLetter(Topic topic) {
    ObjectNode message = Messages.described(topic, "application/octet-stream");
    ObjectNode headers = message.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    List<String> names =
        List.of(
            DeadLetter.SERVICE,
            DeadLetter.TOPIC,
            DeadLetter.PARTITION,
            DeadLetter.OFFSET,
            DeadLetter.REASON);
    names.forEach(name -> properties.putObject(name).put("type", "string"));
    names.forEach(headers.putArray("required")::add);
    message
        .putObject("payload")
        .put("type", "string")
        .put("format", "binary")
        .put("description", "The bytes of the failed record.");
    ObjectNode example = message.putArray("examples").addObject().put("name", DEAD_LETTER);
    example
        .putObject("headers")
        .put(DeadLetter.SERVICE, "routing-service")
        .put(DeadLetter.TOPIC, "responses.police.v1")
        .put(DeadLetter.PARTITION, "3")
        .put(DeadLetter.OFFSET, "1042")
        .put(DeadLetter.REASON, "UNREADABLE_AVRO");
    example.put("payload", "bytes that are no Avro");
    return message;
  }

  private static ObjectNode checkpoint(Topic topic) {
    ObjectNode message = Messages.described(topic, "text/plain");
    message.putObject("payload").put("type", "string");
    message.putArray("examples").addObject().put("name", CHECKPOINT).put("payload", A_CHECKPOINT);
    return message;
  }
}
