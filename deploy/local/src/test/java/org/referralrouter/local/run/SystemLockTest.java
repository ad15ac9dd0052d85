package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemLockTest {
  @TempDir private Path directory;
  private Home home;

  @BeforeEach
  void home() {
    home = new Home(directory);
  }

  @Test
  void a_second_system_in_the_same_directory_hears_who_runs_and_what_to_do() {
    long us = ProcessHandle.current().pid();
    try (var held = SystemLock.take(home, new Ports(7))) {
      assertThat(held).isNotNull();
      assertThat(SystemLock.holder(home)).contains(new Holder(us, new Ports(7)));
      assertThatThrownBy(() -> SystemLock.take(home, new Ports(0)))
          .isInstanceOf(AlreadyRunning.class)
          .hasMessageContaining("already runs")
          .hasMessageContaining("kill " + us);
    }
  }

  @Test
  void nobody_holds_a_directory_after_the_end_or_before_the_start() {
    assertThat(SystemLock.holder(home)).isEmpty();
    SystemLock.take(home, new Ports(0)).close();
    assertThat(SystemLock.holder(home)).isEmpty();
    SystemLock.take(home, new Ports(0)).close();
  }
}
