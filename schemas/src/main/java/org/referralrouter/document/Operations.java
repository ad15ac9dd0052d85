package org.referralrouter.document;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.AccessRule;
import org.referralrouter.access.Principal;
import org.referralrouter.event.Topic;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An operation for each topic that the matrix lets a principal read or write. */
final class Operations {
  private final AccessMatrix matrix;
  private final Collection<Topic> topics;
  private final ObjectNode operations = JsonNodeFactory.instance.objectNode();

  private Operations(AccessMatrix matrix, Collection<Topic> topics) {
    this.matrix = matrix;
    this.topics = topics;
  }

  static ObjectNode of(AccessMatrix matrix, Collection<Topic> topics) {
    Operations all = new Operations(matrix, topics);
    matrix.rules().stream().map(AccessRule::principal).distinct().forEach(all::add);
    return all.operations;
  }

  private void add(Principal principal) {
    for (Topic topic : topics) {
      if (matrix.allows(principal, ResourceType.TOPIC, topic.topicName(), AclOperation.READ)) {
        groups(add(principal, "receive", topic), principal);
      }
      if (matrix.allows(principal, ResourceType.TOPIC, topic.topicName(), AclOperation.WRITE)) {
        add(principal, "send", topic);
      }
    }
  }

  private ObjectNode add(Principal principal, String action, Topic topic) {
    String client = principal.clientId();
    ObjectNode operation = operations.putObject(client + "." + action + "." + topic.topicName());
    operation.put("action", action);
    operation.set("channel", AsyncApi.channel(topic));
    operation.put("title", "%s %ss %s".formatted(client, action, topic.topicName()));
    operation.putArray("tags").addObject().put("name", client);
    operation
        .putArray("messages")
        .add(
            AsyncApi.reference(
                "#/channels/" + topic.topicName() + "/messages/" + Messages.name(topic)));
    operation.put(AsyncApi.PRINCIPAL, client);
    return operation;
  }

  /** In which consumer groups the principal may read. */
  private void groups(ObjectNode operation, Principal principal) {
    List<String> allowed =
        matrix.rules().stream()
            .filter(rule -> rule.principal().equals(principal))
            .map(AccessRule::resource)
            .filter(resource -> resource.resourceType() == ResourceType.GROUP)
            .map(
                resource ->
                    // A regular expression of ECMA, which JSON Schema asks for.
                    resource.name().replace(".", "\\.")
                        + (resource.patternType() == PatternType.PREFIXED ? ".*" : ""))
            .toList();
    operation
        .putObject("bindings")
        .putObject("kafka")
        .put("bindingVersion", "0.5.0")
        .putObject("groupId")
        .put("type", "string")
        .put("pattern", "^(" + String.join("|", allowed) + ")$");
  }
}
