package org.referralrouter.known;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Concern;
import org.referralrouter.wire.Digest;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A concern without what JSON pointers name (RFC 6901). A person is named by ref, an item of a list
 * by its place or by a digest of it. What a concern must always have stays.
 *
 * @param concern what is left
 * @param found the pointers that led to something known; items of lists by their digests
 */
record RetractedFacts(Concern concern, List<String> found) {
  private static final String PEOPLE = "people";
  private static final String REF = "ref";
  private static final char BY_DIGEST = '#';
  private static final int DIGEST_BYTES = 12;
  private static final Pattern LASTING =
      Pattern.compile("/[A-Za-z]{1,30}(/[A-Za-z0-9-]{1,30}){0,3}(?<!/[0-9]{1,9})");
  private static final Set<String> ALWAYS_GIVEN =
      Set.of("/categories", "/summary", "/reporter/organisation");

  /** Whether a pointer names the same at any time; the place of an item in a list does not. */
  static boolean lasts(String pointer) {
    return LASTING.matcher(pointer).matches();
  }

  static RetractedFacts of(Concern concern, Collection<String> pointers) {
    if (pointers.isEmpty()) {
      return new RetractedFacts(concern, List.of());
    }
    ObjectNode tree = Json.mapper().valueToTree(concern);
    List<Target> targets = new ArrayList<>();
    pointers.stream().distinct().forEach(pointer -> find(tree, pointer, targets));
    targets.forEach(Target::remove);
    return new RetractedFacts(
        Json.mapper().treeToValue(tree, Concern.class),
        targets.stream().map(Target::name).toList());
  }

  /** A place in the tree that holds something known. */
  private record Target(JsonNode parent, String step, JsonNode value, String name) {
    void remove() {
      if (parent instanceof ArrayNode items) {
        for (int i = 0; i < items.size(); i++) {
          if (items.get(i).equals(value)) {
            items.remove(i);
            return;
          }
        }
      } else if (value.has("organisation")) {
        ((ObjectNode) value).retain("organisation");
      } else {
        ((ObjectNode) parent).remove(step);
      }
    }
  }

  private static void find(ObjectNode tree, String pointer, List<Target> targets) {
    if (!pointer.startsWith("/") || ALWAYS_GIVEN.contains(pointer)) {
      return;
    }
    String[] steps = pointer.substring(1).split("/", -1);
    JsonNode parent = tree;
    JsonNode value = tree;
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < steps.length; i++) {
      String step = steps[i].replace("~1", "/").replace("~0", "~");
      parent = value;
      value = child(parent, step, i == 1 && steps[0].equals(PEOPLE));
      if (value == null) {
        return;
      }
      name.append('/').append(nameOf(parent, value, steps[i]));
    }
    boolean aRef = parent.has(REF) && steps.length > 2 && steps[steps.length - 1].equals(REF);
    if (!aRef && known(value)) {
      String last = steps[steps.length - 1].replace("~1", "/").replace("~0", "~");
      targets.add(new Target(parent, last, value, name.toString()));
    }
  }

  private static @Nullable JsonNode child(JsonNode parent, String step, boolean person) {
    if (!(parent instanceof ArrayNode items)) {
      return parent.get(step);
    }
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      boolean meant =
          person
              ? item.path(REF).asString("").equals(step)
              : step.equals(Integer.toString(i)) || step.equals(BY_DIGEST + digest(item));
      if (meant) {
        return item;
      }
    }
    return null;
  }

  private static String nameOf(JsonNode parent, JsonNode value, String step) {
    return parent.isArray() && !value.has(REF) ? BY_DIGEST + digest(value) : step;
  }

  private static boolean known(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> object.valueStream().anyMatch(RetractedFacts::known);
      case ArrayNode items -> !items.isEmpty();
      default -> !value.isNull() && !(value.isString() && value.asString().equals("UNKNOWN"));
    };
  }

  private static String digest(JsonNode item) {
    return Digest.of(Json.mapper().writeValueAsBytes(item), DIGEST_BYTES);
  }
}
