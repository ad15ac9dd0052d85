package org.referralrouter.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.referralrouter.event.Topic;
import tools.jackson.databind.JsonNode;

/**
 * The ids under which the registry holds exactly the schemas that this version was built with. A
 * subject may hold later ones, of a newer version of ours or of a client: they are never written.
 * An id never changes, so each is asked for once.
 */
final class OwnSchemaIds {
  private final RegistryClient registry;
  private final Map<Topic, Integer> known = new ConcurrentHashMap<>();

  OwnSchemaIds(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * The id of the schema of this topic's values.
   *
   * @throws RegistryUnavailable where the registry does not answer, or does not hold it
   */
  int of(Topic topic) {
    Integer id = known.get(topic);
    if (id == null) {
      id = ask(topic);
      known.put(topic, id);
    }
    return id;
  }

  private int ask(Topic topic) {
    Schema own = EventSchemas.of(topic);
    JsonNode found =
        registry
            .post("subjects/" + topic.subject(), Map.of("schema", own.toString()))
            .orElseThrow(() -> RegistryUnavailable.without(topic.subject()));
    if (!own.equals(WriterSchemas.schema(found).orElse(null))) {
      throw RegistryUnavailable.without(topic.subject());
    }
    return found
        .path("id")
        .asIntOpt()
        .orElseThrow(() -> RegistryUnavailable.answering("a schema without an id"));
  }
}
