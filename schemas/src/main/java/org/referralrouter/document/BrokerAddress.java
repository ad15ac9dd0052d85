package org.referralrouter.document;

import java.net.URI;

/**
 * Where a client finds what it needs to connect.
 *
 * @param bootstrapServers as Kafka's setting of this name, as in {@code 127.0.0.1:19092}
 * @param tokens where the issuer gives tokens for client credentials
 * @param registry the base of the registry's Confluent API
 */
public record BrokerAddress(String bootstrapServers, URI tokens, URI registry) {

  /** Of the system that {@code ./referrals start} runs, at its usual ports. */
  public static BrokerAddress local() {
    return new BrokerAddress(
        "127.0.0.1:19092",
        URI.create("http://127.0.0.1:18080/oauth2/token"),
        URI.create("http://127.0.0.1:18090/apis/ccompat/v7"));
  }
}
