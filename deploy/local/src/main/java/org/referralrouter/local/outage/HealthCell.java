package org.referralrouter.local.outage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What a service says while something is away.
 *
 * @param applies whether it needs that at all
 * @param liveness status of the probe
 * @param readiness status of the probe
 * @param fault codes of those who keep it from its work
 * @param without codes of those that it goes on without
 */
public record HealthCell(
    boolean applies, int liveness, int readiness, Set<String> fault, Set<String> without) {
  private static final String NONE = "has none";

  /** Of audit alone: whether topics hold what the ledger has of them. */
  private static final String TOPICS = "topics";

  private static final String UP = "UP";
  private static final Pattern FORM =
      Pattern.compile(
          "live (\\d{3}), ready (\\d{3})( fault [A-Z, ]+)?( without [A-Z, ]+)?\\. Works: .+ Waits: .+");

  static HealthCell of(String text) {
    if (text.equals(NONE)) {
      return new HealthCell(false, 0, 0, Set.of(), Set.of());
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a cell: " + text);
    }
    return new HealthCell(
        true,
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        codes(form.group(3)),
        codes(form.group(4)));
  }

  private static Set<String> codes(@Nullable String text) {
    return text == null
        ? Set.of()
        : Stream.of(text.strip().split(" ", 2)[1].split(", *", -1))
            .map(String::strip)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The cell of a service that lacks nothing. */
  public static HealthCell ready() {
    return new HealthCell(true, 200, 200, Set.of(), Set.of());
  }

  /**
   * Whether a service says this, and nothing beside it.
   *
   * @param body of the readiness probe
   */
  public boolean isSaidBy(int livenessStatus, int readinessStatus, String body) {
    JsonNode said = Json.mapper().readTree(body);
    JsonNode components = said.path("components");
    JsonNode details = components.path("needs").path("details");
    return livenessStatus == liveness
        && readinessStatus == readiness
        && List.of("components", "status").containsAll(said.propertyNames())
        && List.of("needs", "readinessState", TOPICS).containsAll(components.propertyNames())
        && components.path(TOPICS).path("status").asString(UP).equals(UP)
        && List.of("fault", "without").containsAll(details.propertyNames())
        && codes(details.path("fault")).equals(fault)
        && codes(details.path("without")).equals(without);
  }

  private static Set<String> codes(JsonNode list) {
    return list.valueStream()
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
