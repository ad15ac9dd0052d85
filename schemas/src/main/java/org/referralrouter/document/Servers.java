package org.referralrouter.document;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where clients connect, and how they say who they are. */
final class Servers {
  static final String NAME = "broker";
  private static final String TOKEN = "oauthbearer";
  private static final String PASSWORD = "scram";

  private Servers() {}

  static ObjectNode of(BrokerAddress broker) {
    ObjectNode servers = JsonNodeFactory.instance.objectNode();
    ObjectNode server = servers.putObject(NAME);
    server.put("host", broker.bootstrapServers());
    server.put("protocol", "kafka-secure");
    server.put("description", "Every listener for clients asks for TLS and SASL.");
    server
        .putArray("security")
        .add(AsyncApi.reference("#/components/securitySchemes/" + TOKEN))
        .add(AsyncApi.reference("#/components/securitySchemes/" + PASSWORD));
    server
        .putObject("bindings")
        .putObject("kafka")
        .put("schemaRegistryUrl", broker.registry().toString())
        .put("schemaRegistryVendor", "apicurio")
        .put("bindingVersion", "0.5.0");
    return servers;
  }

  static ObjectNode securitySchemes(BrokerAddress broker) {
    ObjectNode schemes = JsonNodeFactory.instance.objectNode();
    ObjectNode token = schemes.putObject(TOKEN);
    token.put("type", "oauth2");
    token.put(
        "description",
        "SASL/OAUTHBEARER over TLS. The client's token says who it is; what it may do, the access"
            + " rules of the broker say.");
    token
        .putObject("flows")
        .putObject("clientCredentials")
        .put("tokenUrl", broker.tokens().toString())
        .putObject("availableScopes");
    schemes
        .putObject(PASSWORD)
        .put("type", "scramSha512")
        .put(
            "description",
            "SASL/SCRAM-SHA-512 over TLS, for clients that cannot fetch a token. The user's name is"
                + " the client's id.");
    return schemes;
  }
}
