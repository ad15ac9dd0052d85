package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTableTest {
  @Test
  void a_row_is_told_as_it_stands_in_its_table() {
    RuleTable table =
        ProcedureDirectory.bundled("staffordshire-e-safety", "1").tables().stream()
            .filter(each -> each.file().equals("rules-adult-suspect.dmn"))
            .findFirst()
            .orElseThrow();

    assertThat(table.title()).isEqualTo("Rules for each adult suspect");
    assertThat(table.hitPolicy()).isEqualTo("COLLECT");
    RuleTable.Rule first = table.rules().getFirst();
    assertThat(first.id()).isEqualTo("S1");
    assertThat(first.conditions())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("sexual", "true", "childIdentified", "\"NO\",\"UNKNOWN\""));
    assertThat(first.outputs()).containsEntry("agency", "\"SOCIAL_CARE\"");
    assertThat(first.sentence()).isNotBlank();
  }
}
