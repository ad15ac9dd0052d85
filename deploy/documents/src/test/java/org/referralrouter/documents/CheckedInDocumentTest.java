package org.referralrouter.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedInDocumentTest {
  private static final String CHECKED_IN = "{\"name\":\"rest\",\"in\":\"path\"}";

  @TempDir private Path directory;

  @Test
  void the_same_in_another_order_counts_as_the_one_that_is_made() throws IOException {
    String made = "{\"in\":\"path\",\"name\":\"rest\"}";

    assertThat(CheckedInDocument.at(checkedIn(), made)).isEqualTo(made);
  }

  @Test
  void another_value_does_not() throws IOException {
    String made = "{\"name\":\"rest\",\"in\":\"query\"}";

    assertThat(CheckedInDocument.at(checkedIn(), made)).isEqualTo(CHECKED_IN);
  }

  private Path checkedIn() throws IOException {
    return Files.writeString(directory.resolve("openapi.json"), CHECKED_IN);
  }
}
