package org.referralrouter.routing.procedure;

import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.routing.needtoknow.NeedToKnow;

/**
 * A decision and a projection on one thread: by the compiled tables for facts that are not
 * remembered and for those that are, and by the engine. {@code deploy/benchmark/run decision} runs
 * it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g"})
public class DecisionBenchmark {
  /** More than are remembered, so that going round them finds none. */
  private static final int CONCERNS = 40_000;

  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");

  private final DecisionMaker compiled = PROCEDURE.decisions();
  private final DecisionMaker engine = EngineDecisions.of(PROCEDURE);
  private final NeedToKnow needToKnow =
      new NeedToKnow(PROCEDURE.needToKnow(), PROCEDURE.agencies());
  private final Concern[] concerns = concerns();
  private int next;

  private static Concern[] concerns() {
    GeneratedConcerns generated = new GeneratedConcerns(1);
    Concern[] concerns = new Concern[CONCERNS];
    for (int i = 0; i < concerns.length; i++) {
      concerns[i] = generated.next();
    }
    return concerns;
  }

  private Concern another() {
    next = next + 1 == CONCERNS ? 0 : next + 1;
    return concerns[next];
  }

  /** Measures all, and prints of each what it costs and how many a second that are. */
  public static void main(String[] words) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(DecisionBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    System.out.printf("%n%-12s %12s %12s %12s%n", "", "a second", "ns each", "bytes each");
    for (RunResult result : results) {
      double nanos = result.getPrimaryResult().getScore();
      double bytes =
          result.getSecondaryResults().entrySet().stream()
              .filter(measured -> measured.getKey().endsWith("gc.alloc.rate.norm"))
              .mapToDouble(measured -> measured.getValue().getScore())
              .sum();
      System.out.printf(
          Locale.ROOT,
          "%-12s %,12.0f %,12.0f %,12.0f%n",
          result.getPrimaryResult().getLabel(),
          TimeUnit.SECONDS.toNanos(1) / nanos,
          nanos,
          bytes);
    }
  }

  /** Of a concern whose facts are new to it. */
  @Benchmark
  public Decision distinct() {
    return compiled.decide(another(), RECEIVED);
  }

  /** Of one of a hundred concerns. */
  @Benchmark
  public Decision remembered() {
    next = next + 1 >= 100 ? 0 : next + 1;
    return compiled.decide(concerns[next], RECEIVED);
  }

  /** As distinct, where the engine evaluates every table. */
  @Benchmark
  public Decision engine() {
    return engine.decide(another(), RECEIVED);
  }

  /** What the police are told of a concern. */
  @Benchmark
  public SharedConcern projection() {
    return needToKnow.share(another(), RECEIVED, Agency.POLICE, null, Embargo.NONE);
  }
}
