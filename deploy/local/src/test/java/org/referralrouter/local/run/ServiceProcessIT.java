package org.referralrouter.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessIT {
  @TempDir private Path directory;
  private Home home;
  private ServiceProcess process;

  @BeforeEach
  void a_process_that_says_when_it_is_ready() {
    home = new Home(directory);
    process = process("echo $GREETING; touch ready; exec sleep 60");
  }

  @AfterEach
  void end() {
    process.kill9();
  }

  @Test
  void it_is_ready_when_it_says_so_and_writes_to_its_log_with_its_environment() {
    process.start();
    process.awaitReady();
    assertThat(process.isRunning()).isTrue();
    await().untilAsserted(() -> assertThat(process.log()).hasContent("hello"));
  }

  @Test
  void after_a_kill_it_can_be_started_again() {
    process.start();
    process.awaitReady();
    var ended = process.ended();
    process.kill9();
    assertThat(process.isRunning()).isFalse();
    await().until(ended::isDone);
    process.start();
    process.awaitReady();
    assertThat(process.isRunning()).isTrue();
  }

  @Test
  void a_process_that_ends_while_it_starts_is_told_with_its_exit_code_and_the_end_of_its_log() {
    var broken = process("echo the last words; exit 7");
    broken.start();
    assertThatThrownBy(broken::awaitReady)
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("exit code 7")
        .hasMessageContaining("the last words")
        .hasMessageContaining(broken.log().toString());
  }

  @Test
  void control_c_in_the_terminal_does_not_end_it_but_a_stop_does() throws Exception {
    process.start();
    process.awaitReady();
    long pid = Long.parseLong(Files.readString(home.run().resolve("child.pid")).split(" ", 2)[0]);
    assertThat(new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor()).isZero();
    assertThat(process.isRunning()).isTrue();
    process.stop();
    assertThat(process.isRunning()).isFalse();
    assertThat(home.run().resolve("child.pid")).doesNotExist();
  }

  @Test
  void what_a_killed_launcher_left_running_is_ended_by_the_next_start() {
    process.start();
    process.awaitReady();
    Leftovers.end(home, Progress.silent());
    assertThat(process.isRunning()).isFalse();
  }

  private ServiceProcess process(String script) {
    Ready ready = () -> Files.exists(directory.resolve("ready"));
    return new ServiceProcess(
        "child",
        List.of("/bin/sh", "-c", "cd " + directory + "; " + script),
        Map.of("GREETING", "hello"),
        ready,
        home);
  }
}
