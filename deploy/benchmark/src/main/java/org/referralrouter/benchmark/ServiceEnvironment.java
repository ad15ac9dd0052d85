package org.referralrouter.benchmark;

import java.util.HashMap;
import java.util.Map;
import org.referralrouter.local.stack.Stack;

/** What every service that is measured is told of the stack. */
final class ServiceEnvironment {
  private ServiceEnvironment() {}

  /** To be added to: what one service alone is told is not here. */
  static Map<String, String> of(Stack stack, int port, int managementPort) {
    return new HashMap<>(
        Map.of(
            "SERVER_PORT", Integer.toString(port),
            "MANAGEMENT_SERVER_PORT", Integer.toString(managementPort),
            "OAUTH_ISSUER_URI", stack.issuerUri().toString(),
            "KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers(),
            "SCHEMA_REGISTRY_URL", stack.registryUrl().toString()));
  }
}
