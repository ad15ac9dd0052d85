package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFormatTest {
  @TempDir private Path directory;
  private final Checkout checkout = new Checkout(Path.of("/srv/referral-router"));
  private Home home;
  private CommandHint hint;

  @BeforeEach
  void home() {
    home = new Home(directory);
    hint = new CommandHint(checkout, home);
  }

  @Test
  void the_first_start_writes_the_number_and_every_later_one_finds_it() throws IOException {
    DataFormat.check(home, hint);
    assertThat(directory.resolve("data/format")).content().isEqualTo(DataFormat.PRESENT + "\n");
    Files.createDirectory(home.data("kafka"));
    assertThatCode(() -> DataFormat.check(home, hint)).doesNotThrowAnyException();
  }

  @Test
  void data_of_the_version_before_which_wrote_no_number_is_refused_and_left_as_it_is()
      throws IOException {
    Files.createDirectory(home.data("kafka"));
    assertThatThrownBy(() -> DataFormat.check(home, hint))
        .isInstanceOf(DataOfAnotherVersion.class)
        .hasMessageContaining("format 1, written by an earlier version")
        .hasMessageContaining("Nothing was started")
        .hasMessageContaining("mv %s/data %s/data-of-format-1".formatted(directory, directory))
        .hasMessageContaining("./referrals start --home " + directory);
    assertThat(directory.resolve("data/format")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"1, an earlier version", "3, an earlier version", "5, a later version"})
  void data_of_any_other_number_is_refused(String number, String whose) throws IOException {
    Files.writeString(home.data("format"), number);
    assertThatThrownBy(() -> DataFormat.check(home, hint))
        .isInstanceOf(DataOfAnotherVersion.class)
        .hasMessageContaining("format " + number + ", written by " + whose);
  }

  @Test
  void a_number_that_is_none_is_refused_by_the_name_of_its_file() throws IOException {
    Files.writeString(home.data("format"), "two");
    assertThatThrownBy(() -> DataFormat.check(home, hint))
        .hasMessageContaining(home.data("format").toString());
  }

  @Test
  void a_system_over_data_of_another_version_starts_nothing() throws IOException {
    Files.createDirectory(home.data("kafka"));
    List<String> steps = new ArrayList<>();
    try (var system = new LocalSystem(checkout, home, Ports.free(), heard(steps))) {
      assertThatThrownBy(system::start).isInstanceOf(DataOfAnotherVersion.class);
    }
    assertThat(steps).isEmpty();
    assertThat(directory.resolve("logs")).doesNotExist();
    assertThat(LocalSystem.holder(home)).isEmpty();
  }

  private static Progress heard(List<String> steps) {
    return new Progress() {
      @Override
      public void begins(String step) {
        steps.add(step);
      }

      @Override
      public void done(String step, java.time.Duration took) {
        steps.add(step);
      }

      @Override
      public void says(String message) {
        steps.add(message);
      }
    };
  }
}
