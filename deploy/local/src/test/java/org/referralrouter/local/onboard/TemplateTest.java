package org.referralrouter.local.onboard;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void a_placeholder_without_a_value_is_a_fault_that_names_it() {
    assertThatThrownBy(() -> new Template("kcat.conf").filled(Map.of()))
        .hasMessageContaining("kcat.conf")
        .hasMessageContaining("bootstrap");
  }
}
