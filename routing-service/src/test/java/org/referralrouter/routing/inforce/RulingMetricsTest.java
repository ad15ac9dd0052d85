package org.referralrouter.routing.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.inforce.Changes.NOON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

class RulingMetricsTest {
  private static final Procedure FIRST = BoardVersions.BUNDLED.procedure();
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @TempDir private Path directory;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** Kept, since a meter does not keep what it measures. */
  private @Nullable Ruling ruling;

  @Test
  void the_second_decision_on_the_same_facts_comes_from_memory() throws IOException {
    BoardVersions versions = new BoardVersions(directory);
    versions.version("2");
    Procedure ofItsOwn =
        ProcedureDirectory.at(directory.resolve(BoardVersions.ID).resolve("2")).procedure();
    KnownChanges known = known(ofItsOwn, null);
    bind(known, new Proposal(ofItsOwn, false));

    known.inForce(NOON).decisions().decide(aConcern(), DAY);
    assertThat(answers("miss")).isEqualTo(1);
    assertThat(answers("hit")).isZero();

    known.inForce(NOON).decisions().decide(aConcern(), DAY);
    assertThat(answers("miss")).isEqualTo(1);
    assertThat(answers("hit")).isEqualTo(1);
  }

  @Test
  void a_version_that_is_refused_here_is_seen() {
    bind(known(null), new Proposal(Changes.SECOND, true));

    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void a_version_that_was_refused_elsewhere_is_seen_too() {
    bind(known(Changes.SECOND), new Proposal(FIRST, false));

    assertThat(refused()).isEqualTo(1);
  }

  @Test
  void where_none_is_refused_that_is_seen() {
    bind(known(null), new Proposal(FIRST, false));

    assertThat(refused()).isZero();
  }

  private KnownChanges known(@Nullable Procedure refused) {
    return known(FIRST, refused);
  }

  private KnownChanges known(Procedure inForce, @Nullable Procedure refused) {
    KnownChanges known =
        new KnownChanges(
            new ProcedureShelf(
                new BoardVersions(directory).procedures(), directory, AgenciesFile.bundled()),
            Duration.ofSeconds(15),
            Duration.ZERO,
            () -> NOON);
    known.read(
        List.of(new ProcedureInForce(UUID.randomUUID(), inForce, NOON, refused, NOON)), NOON);
    return known;
  }

  private void bind(KnownChanges known, Proposal asked) {
    ruling = new Ruling(known, asked, () -> NOON);
    new RulingMetrics(ruling).bindTo(registry);
  }

  private double refused() {
    return registry.get("referrals.procedure.refused").gauge().value();
  }

  private double answers(String result) {
    return registry
        .get("cache.gets")
        .tag("cache", "decisions")
        .tag("result", result)
        .functionCounter()
        .count();
  }

  private static Concern aConcern() {
    String json =
        """
        {"categories": ["ONLINE_GROOMING"], "summary": "Words.", "reporter": {"organisation": "Example"}}
        """;
    return ((Reading.Accepted)
            ConcernJson.read(json.getBytes(StandardCharsets.UTF_8), AgenciesFile.bundled()))
        .concern();
  }
}
