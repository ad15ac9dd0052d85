package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.local.outage.HealthTable;

class HealthTableTest {
  interface Tests {
    void database_away_is_told();

    void disk_away();
  }

  private final HealthTable table = HealthTable.read();

  @Test
  void each_service_has_a_row_of_four_cells_and_a_class_that_tests_them() throws IOException {
    assertThat(table.rows().keySet())
        .containsExactlyElementsOf(Arrays.stream(Service.values()).map(Service::part).toList());
    for (Service service : Service.values()) {
      assertThat(table.rows().get(service.part()))
          .containsOnlyKeys("database", "broker", "registry", "disk");
      assertThat(tests(service)).singleElement().asString().contains("untested(");
    }
  }

  @Test
  void a_cell_without_a_test_is_told() {
    assertThat(table.untested("intake", Tests.class)).containsExactly("broker", "registry");
  }

  @Test
  void a_cell_that_is_not_there_is_no_cell() {
    assertThatIllegalArgumentException().isThrownBy(() -> table.cell("intake", "mail"));
  }

  @Test
  void what_is_said_must_be_the_whole_of_the_cell() {
    var cell = table.cell("intake", "broker");
    String said =
        """
        {"status":"UP","components":{"needs":{"status":"UP","details":{"without":["BROKER"]}},"readinessState":{"status":"UP"}}}""";

    assertThat(cell.isSaidBy(200, 200, said)).isTrue();
    assertThat(cell.isSaidBy(503, 200, said)).isFalse();
    assertThat(cell.isSaidBy(200, 503, said)).isFalse();
    assertThat(cell.isSaidBy(200, 200, said.replace("BROKER", "DATABASE"))).isFalse();
    assertThat(cell.isSaidBy(200, 200, said.replace("\"without\"", "\"host\":\"x\",\"without\"")))
        .isFalse();
  }

  private static List<String> tests(Service service) throws IOException {
    Path sources = Checkout.here().root().resolve(service.module()).resolve("src/test/java");
    try (var files = Files.walk(sources)) {
      return files
          .filter(file -> file.endsWith("HealthIT.java"))
          .map(HealthTableTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
