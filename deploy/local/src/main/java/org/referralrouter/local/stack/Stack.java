package org.referralrouter.local.stack;

import java.net.URI;
import java.util.Map;
import org.referralrouter.access.Principal;

/**
 * The real servers that a test needs: a Kafka broker with the topics of the contract, a schema
 * registry with their schemas, PostgreSQL, and an issuer of tokens. All listen on free ports of
 * 127.0.0.1.
 *
 * <p>{@code -Dstack=embedded} (the default) needs nothing but Java; {@code -Dstack=containers} runs
 * broker, registry and database on Docker. {@code -Dstack.durable=true} makes the embedded
 * PostgreSQL keep every commit through a crash. {@code -Dstack.closed=true} makes the embedded
 * broker let in whom the issuer knows alone, each to do what the table of access allows.
 */
public interface Stack {
  /** The stack of this JVM: started at the first call, ended with the JVM. */
  static Stack shared() {
    return SharedStack.get();
  }

  /** For {@code bootstrap.servers}. */
  String bootstrapServers();

  /** The settings of a Kafka client of this principal, to begin with. */
  Map<String, Object> kafkaClient(Principal principal);

  /** What is added to a service's environment so that its Kafka clients are let in. */
  Map<String, String> kafkaEnvironment(Principal principal);

  /**
   * The registry's base URL: core API under {@code /apis/registry/v3}, Confluent API under {@code
   * /apis/ccompat/v7}.
   */
  URI registryUrl();

  /** The database of this name with its roles, made at the first call. */
  Database database(String name);

  /** The {@code iss} of the tokens. */
  URI issuerUri();

  /** What the audit service needs so that a person can sign in to its pages. */
  AuditorsPage auditorsPage();

  /** A bearer token of the client {@code test} with these scopes, from the real issuer. */
  String token(String... scopes);

  /** Takes the broker away, and returns when it is gone. */
  void stopBroker();

  /** Brings the broker back at the same address with the same data, and returns when it serves. */
  void startBroker();

  /** Takes the schema registry away, and returns when it is silent. */
  void stopRegistry();

  /** Brings the registry back at the same address with the same schemas. */
  void startRegistry();
}
