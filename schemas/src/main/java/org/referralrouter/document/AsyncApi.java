package org.referralrouter.document;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.Principal;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics as an <a href="https://www.asyncapi.com/docs/reference/specification/v3.0.0">AsyncAPI
 * 3.0</a> document: a channel for each topic, a message for each type of its values, and an
 * operation for each thing that the access matrix lets a principal do with a topic.
 */
public final class AsyncApi {
  /** Says in an operation whose it is. */
  static final String PRINCIPAL = "x-principal";

  private static final String CHANNELS = "#/channels/";
  private static final String OVERVIEW =
      """
      Kafka, over TLS, with a client's token (SASL/OAUTHBEARER, client credentials) or a password \
      (SASL/SCRAM-SHA-512). Values are Avro in Confluent's wire format: a byte 0, the schema's id \
      in the registry as four bytes, then Avro's binary encoding. Records are written in \
      transactions: read them at read_committed. The examples are in Avro's JSON encoding.""";

  private final ObjectNode document;

  private AsyncApi(ObjectNode document) {
    this.document = document;
  }

  /**
   * The document of these topics, with the operations of each principal that the matrix names.
   *
   * @param broker where clients connect
   */
  public static AsyncApi of(AccessMatrix matrix, Collection<Topic> topics, BrokerAddress broker) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("asyncapi", "3.0.0");
    document.put("id", "urn:org.referralrouter:topics");
    describe(document.putObject("info"), "Referral Router: topics", OVERVIEW);
    document.put("defaultContentType", Messages.AVRO);
    document.set("servers", Servers.of(broker));
    document.set("channels", Channels.of(topics));
    document.set("operations", Operations.of(matrix, topics));
    ObjectNode components = document.putObject("components");
    components.set("messages", Messages.of(topics));
    components.set("securitySchemes", Servers.securitySchemes(broker));
    return new AsyncApi(document);
  }

  /**
   * What of it concerns one principal: its operations, the channels that they use, and the messages
   * of these. All three are empty where the matrix gives it nothing.
   */
  public AsyncApi cutTo(Principal principal) {
    ObjectNode cut = document.deepCopy();
    String client = principal.clientId();
    cut.put("id", "urn:org.referralrouter:topics:" + client);
    describe(
        cut.putObject("info"),
        "Referral Router: topics of " + client,
        "What the client %s receives and sends; the broker refuses it all else. %s"
            .formatted(client, OVERVIEW));
    ObjectNode operations = (ObjectNode) cut.path("operations");
    operations.retain(
        operations.properties().stream()
            .filter(each -> each.getValue().path(PRINCIPAL).asString().equals(client))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
    Set<String> channels =
        operations
            .valueStream()
            .map(each -> each.at("/channel/$ref").asString().substring(CHANNELS.length()))
            .collect(Collectors.toSet());
    ((ObjectNode) cut.path("channels")).retain(channels);
    Set<String> messages =
        cut.path("channels")
            .valueStream()
            .flatMap(channel -> channel.path("messages").propertyNames().stream())
            .collect(Collectors.toSet());
    ((ObjectNode) cut.at("/components/messages")).retain(messages);
    return new AsyncApi(cut);
  }

  /** The document. */
  public JsonNode json() {
    return document.deepCopy();
  }

  /** Its text, laid out for people, the same for the same document. */
  public String text() {
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  static ObjectNode reference(String to) {
    return JsonNodeFactory.instance.objectNode().put("$ref", to);
  }

  static ObjectNode channel(Topic topic) {
    return reference(CHANNELS + topic.topicName());
  }

  private static void describe(ObjectNode info, String title, String description) {
    info.put("title", title);
    // The topics' own version, which their names end with.
    info.put("version", "1");
    info.put("description", description);
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
  }
}
