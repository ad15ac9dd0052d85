package org.referralrouter.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.referralrouter.wire.Json;
import tools.jackson.core.type.TypeReference;

class OverlayTest {
  @Test
  void an_update_adds_to_objects_and_lists_and_replaces_the_rest() {
    Map<String, Object> document =
        document("{\"a\":{\"b\":1,\"list\":[1]},\"all\":[{\"name\":\"x\"},{\"name\":\"y\"}]}");

    Overlay.of(
            """
            overlay: 1.0.0
            actions:
              - target: $.a
                update: {b: 2, c: {d: 3}, list: [2]}
              - target: $.all[?(@.name=='y')]
                update: {found: true}
            """)
        .applyTo(document);

    assertThat(document)
        .isEqualTo(
            document(
                "{\"a\":{\"b\":2,\"list\":[1,2],\"c\":{\"d\":3}},\"all\":[{\"name\":\"x\"},{\"name\":\"y\",\"found\":true}]}"));
  }

  @Test
  void what_one_action_adds_in_two_places_a_later_one_changes_in_one() {
    Map<String, Object> document = document("{\"a\":{},\"b\":{}}");

    Overlay.of(
            """
            overlay: 1.0.0
            actions:
              - target: $.*
                update: {c: {d: 1}}
              - target: $.a
                update: {c: {e: 2}}
            """)
        .applyTo(document);

    assertThat(document)
        .isEqualTo(document("{\"a\":{\"c\":{\"d\":1,\"e\":2}},\"b\":{\"c\":{\"d\":1}}}"));
  }

  @Test
  void what_is_removed_is_gone() {
    Map<String, Object> document = document("{\"a\":{\"b\":1,\"c\":2}}");

    Overlay.of("overlay: 1.0.0\nactions: [{target: $.a.b, remove: true}]").applyTo(document);

    assertThat(document).isEqualTo(document("{\"a\":{\"c\":2}}"));
  }

  @Test
  void an_action_on_what_the_code_has_not_is_refused() {
    Overlay overlay = Overlay.of("overlay: 1.0.0\nactions: [{target: $.gone, update: {a: 1}}]");

    assertThatThrownBy(() -> overlay.applyTo(document("{\"a\":1}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$.gone");
  }

  private static Map<String, Object> document(String json) {
    return Json.mapper().readValue(json, new TypeReference<Map<String, Object>>() {});
  }
}
