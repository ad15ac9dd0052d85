package org.referralrouter.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class NeedsTest {
  private static final Need DATABASE = Need.of(Party.DATABASE, () -> true);
  private static final Need NO_DATABASE = Need.of(Party.DATABASE, () -> false);
  private static final Need NO_BROKER = Need.of(Party.BROKER, () -> false).notRequired();

  @Test
  void all_that_is_needed_is_there() {
    Health health = health(List.of(DATABASE), List.of(Optional::empty));

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).isEmpty();
  }

  @Test
  void what_is_required_and_away_is_at_fault() {
    Health health = health(List.of(NO_DATABASE, NO_BROKER), List.of());

    assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(health.getDetails())
        .containsEntry("fault", List.of("DATABASE"))
        .containsEntry("without", List.of("BROKER"));
  }

  @Test
  void a_service_goes_on_without_what_it_does_not_require_and_says_so() {
    Health health = health(List.of(DATABASE, NO_BROKER), List.of(Optional::empty));

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).containsOnlyKeys("without");
  }

  @Test
  void work_that_has_stopped_is_the_fault_of_what_is_away_and_else_our_own() {
    Work stopped = () -> Optional.of(Party.OURSELVES);

    assertThat(health(List.of(DATABASE, NO_BROKER), List.of(stopped)).getDetails())
        .containsEntry("fault", List.of("BROKER"))
        .doesNotContainKey("without");
    assertThat(health(List.of(DATABASE), List.of(stopped)).getDetails())
        .containsEntry("fault", List.of("OURSELVES"));
    Work unknown = () -> Optional.of(Party.PROCEDURE);
    assertThat(health(List.of(DATABASE), List.of(unknown)).getDetails())
        .containsEntry("fault", List.of("PROCEDURE"));
    assertThat(health(List.of(NO_BROKER), List.of(unknown)).getDetails())
        .as("its topic cannot be read")
        .containsEntry("fault", List.of("BROKER"));
    assertThat(health(List.of(NO_BROKER), List.of(() -> Optional.of(Party.REGISTRY))).getDetails())
        .containsEntry("fault", List.of("REGISTRY"));
  }

  @Test
  void a_service_that_ends_is_itself_at_fault() {
    var ending =
        new Needs(List.of(DATABASE), List.of(), availability(ReadinessState.REFUSING_TRAFFIC));

    assertThat(ending.health().getDetails()).containsEntry("fault", List.of("OURSELVES"));
  }

  @Test
  void who_never_answers_is_away_and_is_asked_once() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    Need silent =
        Need.of(
            Party.REGISTRY,
            () -> {
              asked.incrementAndGet();
              try {
                end.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return true;
            });
    var needs = new Needs(List.of(silent), List.of(), accepting());

    Instant before = Instant.now();
    assertThat(needs.health().getDetails()).containsEntry("fault", List.of("REGISTRY"));
    assertThat(needs.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(asked).hasValue(1);
    end.countDown();
  }

  @Test
  void a_directory_that_is_not_there_has_no_room(@TempDir Path directory) {
    assertThat(Need.disk(directory).met().getAsBoolean()).isTrue();
    assertThat(directory).isEmptyDirectory();
    assertThat(Need.disk(directory.resolve("none")).met().getAsBoolean()).isFalse();
  }

  private static Health health(List<Need> needs, List<Work> works) {
    return new Needs(needs, works, accepting()).health();
  }

  private static ApplicationAvailability accepting() {
    return availability(ReadinessState.ACCEPTING_TRAFFIC);
  }

  private static ApplicationAvailability availability(ReadinessState readiness) {
    return new ApplicationAvailability() {
      @Override
      public <S extends AvailabilityState> S getState(Class<S> type, S otherwise) {
        return type.cast(type == ReadinessState.class ? readiness : LivenessState.CORRECT);
      }

      @Override
      public <S extends AvailabilityState> S getState(Class<S> type) {
        return type.cast(type == ReadinessState.class ? readiness : LivenessState.CORRECT);
      }

      @Override
      public <S extends AvailabilityState> AvailabilityChangeEvent<S> getLastChangeEvent(
          Class<S> type) {
        return new AvailabilityChangeEvent<>(this, getState(type));
      }
    };
  }
}
