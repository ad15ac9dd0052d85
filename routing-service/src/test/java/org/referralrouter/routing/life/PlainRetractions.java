package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What revisions took back (L1), remembered so that no older revision brings it back (L4). */
final class PlainRetractions {
  private record Retracted(List<String> path, @Nullable JsonNode item, int revision) {}

  private final List<Retracted> all = new ArrayList<>();

  /** Takes back from the known facts what these pointers name. */
  void apply(JsonNode pointers, int revision, ObjectNode known) {
    for (JsonNode pointer : pointers) {
      remove(path(pointer.asString()), revision, known);
    }
  }

  /** Remembers the pointers of a late revision, which take nothing from newer facts. */
  void remember(JsonNode pointers, int revision) {
    for (JsonNode pointer : pointers) {
      all.add(new Retracted(path(pointer.asString()), null, revision));
    }
  }

  /** Whether a newer revision took this fact back. */
  boolean bar(List<String> path, int revision) {
    return all.stream()
        .anyMatch(
            one ->
                one.revision > revision
                    && one.item == null
                    && path.size() >= one.path.size()
                    && path.subList(0, one.path.size()).equals(one.path));
  }

  /** Whether a newer revision took this item of a list back. */
  boolean barItem(String list, JsonNode item, int revision) {
    return bar(List.of(list), revision)
        || all.stream()
            .anyMatch(
                one ->
                    one.revision > revision
                        && item.equals(one.item)
                        && one.path.getFirst().equals(list));
  }

  private void remove(List<String> path, int revision, ObjectNode known) {
    if (path.isEmpty()) {
      known.removeAll();
      all.add(new Retracted(path, null, revision));
      return;
    }
    if (path.size() == 3 && path.getFirst().equals("people") && path.getLast().equals("ref")) {
      return;
    }
    List<ObjectNode> above = new ArrayList<>();
    JsonNode node = known;
    for (String step : path.subList(0, path.size() - 1)) {
      if (node instanceof ObjectNode object) {
        above.add(object);
      }
      node = node.path(step);
    }
    String last = path.getLast();
    if (node instanceof ArrayNode list) {
      if (last.matches("[0-9]{1,6}") && Integer.parseInt(last) < list.size()) {
        all.add(new Retracted(path, list.remove(Integer.parseInt(last)), revision));
      }
    } else {
      all.add(new Retracted(path, null, revision));
      if (node instanceof ObjectNode object) {
        object.remove(last);
      }
    }
    for (int depth = above.size() - 1; depth >= 0; depth--) {
      String step = path.get(depth);
      if (above.get(depth).path(step).isEmpty() && above.get(depth).path(step).isContainer()) {
        above.get(depth).remove(step);
      }
    }
  }

  private static List<String> path(String pointer) {
    if (pointer.isEmpty()) {
      return List.of();
    }
    List<String> steps = new ArrayList<>();
    for (String step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return List.copyOf(steps);
  }
}
