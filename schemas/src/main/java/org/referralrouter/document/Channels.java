package org.referralrouter.document;

import java.util.Collection;
import org.referralrouter.event.Topic;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A channel for each topic. */
final class Channels {
  private Channels() {}

  static ObjectNode of(Collection<Topic> topics) {
    ObjectNode channels = JsonNodeFactory.instance.objectNode();
    topics.forEach(topic -> channels.set(topic.topicName(), of(topic)));
    return channels;
  }

  private static ObjectNode of(Topic topic) {
    ObjectNode channel = JsonNodeFactory.instance.objectNode();
    String message = Messages.name(topic);
    channel.put("address", topic.topicName());
    channel.put("title", topic.topicName());
    channel.put("description", Messages.description(topic));
    channel.putArray("servers").add(AsyncApi.reference("#/servers/" + Servers.NAME));
    channel
        .putObject("messages")
        .set(message, AsyncApi.reference("#/components/messages/" + message));
    channel
        .putObject("bindings")
        .putObject("kafka")
        .put("topic", topic.topicName())
        .put("bindingVersion", "0.5.0");
    return channel;
  }
}
