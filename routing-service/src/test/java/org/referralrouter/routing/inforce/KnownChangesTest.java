package org.referralrouter.routing.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.referralrouter.routing.inforce.Changes.NOON;
import static org.referralrouter.routing.inforce.Changes.change;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.decision.Procedure;
import org.referralrouter.wire.AgenciesFile;

class KnownChangesTest {
  private static final Procedure FIRST = BoardVersions.BUNDLED.procedure();
  private static final Duration CERTAIN = Duration.ofSeconds(15);

  @TempDir private Path directory;
  private Procedure second = FIRST;
  private Instant now = NOON;

  @BeforeEach
  void a_board_with_a_second_version() throws IOException {
    second = new BoardVersions(directory).version("2");
  }

  @Test
  void a_record_is_ruled_by_the_version_of_its_time_whenever_it_is_read() {
    KnownChanges known = known(Duration.ZERO);
    known.read(
        List.of(change(FIRST, NOON.minusSeconds(60)), change(second, NOON.minusSeconds(1))), NOON);

    assertThat(known.inForce(NOON.minusSeconds(2)).procedure()).isEqualTo(FIRST);
    assertThat(known.inForce(NOON).procedure()).isEqualTo(second);
  }

  @Test
  void nothing_is_decided_before_the_log_is_read() {
    assertThatThrownBy(() -> known(Duration.ZERO).inForce(NOON))
        .isInstanceOf(ProceduresUnavailable.class)
        .hasMessageContaining("procedures.v1 could not be read");
  }

  @Test
  void nothing_is_decided_by_a_log_that_was_last_read_too_long_ago() {
    KnownChanges known = known(Duration.ZERO);
    known.read(List.of(change(FIRST, NOON)), NOON);
    now = NOON.plus(CERTAIN).plusMillis(1);

    assertThatThrownBy(() -> known.inForce(now)).isInstanceOf(ProceduresUnavailable.class);
    assertThat(known.inForce(NOON.plusSeconds(14)).procedure()).isEqualTo(FIRST);
  }

  @Test
  void a_record_from_the_future_waits_for_nothing() {
    KnownChanges known = known(Duration.ZERO);
    known.read(List.of(change(FIRST, NOON)), NOON);

    assertThat(known.inForce(NOON.plusSeconds(3_600)).procedure()).isEqualTo(FIRST);
  }

  @Test
  void a_record_waits_until_the_log_is_read() throws Exception {
    KnownChanges known = known(Duration.ofSeconds(60));
    CompletableFuture<LoadedProcedure> ruled =
        CompletableFuture.supplyAsync(() -> known.inForce(NOON));

    known.read(List.of(change(second, NOON)), NOON);

    assertThat(ruled.get(60, TimeUnit.SECONDS).procedure()).isEqualTo(second);
  }

  @Test
  void a_version_that_is_not_here_is_a_fault_before_it_comes_into_force() {
    Procedure strange = new Procedure("a-board", "7", "sha256:7");
    KnownChanges known = known(Duration.ZERO);

    assertThatThrownBy(() -> known.read(List.of(change(strange, NOON.plusSeconds(30))), NOON))
        .isInstanceOf(MissingProcedure.class);
  }

  @Test
  void a_version_that_ruled_once_may_be_gone_until_a_record_of_its_time_comes() {
    Procedure strange = new Procedure("a-board", "7", "sha256:7");
    KnownChanges known = known(Duration.ZERO);
    known.read(
        List.of(change(strange, NOON.minusSeconds(60)), change(FIRST, NOON.minusSeconds(30))),
        NOON);

    assertThat(known.inForce(NOON).procedure()).isEqualTo(FIRST);
    assertThatThrownBy(() -> known.inForce(NOON.minusSeconds(50)))
        .isInstanceOf(MissingProcedure.class);
  }

  @Test
  void after_a_fault_nothing_is_decided() {
    KnownChanges known = known(Duration.ofSeconds(60));
    known.read(List.of(change(FIRST, NOON)), NOON);
    known.fail(new IllegalStateException("a sentence"));

    assertThatThrownBy(() -> known.inForce(NOON)).hasMessage("a sentence");
  }

  private KnownChanges known(Duration patience) {
    return new KnownChanges(
        new ProcedureShelf(
            new BoardVersions(directory).procedures(),
            directory.resolve("accepted"),
            AgenciesFile.bundled()),
        CERTAIN,
        patience,
        () -> now);
  }
}
