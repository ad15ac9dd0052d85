package org.referralrouter.documents;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What no code can say of an operation, as an <a
 * href="https://spec.openapis.org/overlay/v1.0.0.html">OpenAPI Overlay 1.0</a>. An action whose
 * target the code no longer has is refused, so that no sentence outlives what it was about.
 */
final class Overlay {
  private static final Configuration EVERY_MATCH =
      Configuration.builder()
          .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();

  private final List<Map<String, Object>> actions;

  private Overlay(List<Map<String, Object>> actions) {
    this.actions = actions;
  }

  /** Reads an overlay from YAML. */
  @SuppressWarnings("unchecked") // the form of an overlay
  static Overlay of(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Map<String, Object> overlay = new Yaml(new SafeConstructor(options)).load(yaml);
    if (!"1.0.0".equals(overlay.get("overlay"))) {
      throw new IllegalArgumentException("It is no overlay of version 1.0.0");
    }
    return new Overlay((List<Map<String, Object>>) overlay.getOrDefault("actions", List.of()));
  }

  /**
   * Applies every action in turn to a document of maps and lists.
   *
   * @throws IllegalArgumentException where a target matches nothing
   */
  void applyTo(Map<String, Object> document) {
    for (Map<String, Object> action : actions) {
      String target = String.valueOf(action.get("target"));
      List<Object> found = JsonPath.using(EVERY_MATCH).parse(document).read(target);
      if (found == null || found.isEmpty()) {
        throw new IllegalArgumentException("The code has nothing at " + target);
      }
      if (Boolean.TRUE.equals(action.get("remove"))) {
        Object _ = JsonPath.parse(document).delete(target).json();
      } else {
        for (Object each : found) {
          merge(each, action.get("update"), target);
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // JSON as maps and lists
  private static void merge(Object into, @Nullable Object update, String at) {
    if (into instanceof List<?> list && update != null) {
      ((List<@Nullable Object>) list).add(copy(update));
    } else if (into instanceof Map<?, ?> map && update instanceof Map<?, ?> more) {
      Map<String, @Nullable Object> target = (Map<String, @Nullable Object>) map;
      more.forEach((name, value) -> put(target, String.valueOf(name), value, at));
    } else {
      throw new IllegalArgumentException("Only an object or a list can be updated: " + at);
    }
  }

  @SuppressWarnings("unchecked") // JSON as maps and lists
  private static void put(
      Map<String, @Nullable Object> target, String name, @Nullable Object value, String at) {
    Object present = target.get(name);
    if (present instanceof Map<?, ?> && value instanceof Map<?, ?>) {
      merge(present, value, at + "." + name);
    } else if (present instanceof List<?> list && value instanceof List<?> more) {
      List<@Nullable Object> both = new ArrayList<>((List<Object>) list);
      more.forEach(each -> both.add(copy(each)));
      target.put(name, both);
    } else {
      target.put(name, copy(value));
    }
  }

  /** One update may go to several places, which later ones change each by itself. */
  private static @Nullable Object copy(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copied = new LinkedHashMap<>();
        map.forEach((name, each) -> copied.put(String.valueOf(name), copy(each)));
        yield copied;
      }
      case List<?> list -> {
        List<@Nullable Object> copied = new ArrayList<>();
        list.forEach(each -> copied.add(copy(each)));
        yield copied;
      }
      case null, default -> value;
    };
  }
}
