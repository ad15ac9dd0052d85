package org.referralrouter.endtoend;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.referralrouter.local.client.Api;
import tools.jackson.databind.JsonNode;

/** The audit log as an auditor reads it. */
record AuditLog(RunningSystem system) {
  private static final Api API = new Api();

  /** The entries of a concern. */
  List<JsonNode> entries(UUID concern) {
    return API.get(
            system.audit().url("/entries?limit=1000&concern=" + concern),
            system.stack().token("audit:read"),
            Map.of("Purpose", "A test"))
        .json()
        .path("entries")
        .valueStream()
        .toList();
  }
}
