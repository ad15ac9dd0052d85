package org.referralrouter.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.referralrouter.access.AccessProvisioning;
import org.referralrouter.concern.Agencies;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.Provisioning;

/** Starts the parts side by side, each as soon as what it needs is there. */
final class StartUp {
  private static final int PARTITIONS = 3;

  private final RunningParts running;
  private final Parts parts;
  private final Ports ports;
  private final Agencies agencies;
  private final Optional<Observation> observation;
  private final Progress progress;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Void>> steps = new ArrayList<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();

  StartUp(
      RunningParts running,
      Parts parts,
      Ports ports,
      Agencies agencies,
      Optional<Observation> observation,
      Progress progress) {
    this.observation = observation;
    this.agencies = agencies;
    this.running = running;
    this.parts = parts;
    this.ports = ports;
    this.progress = progress;
  }

  /**
   * Returns when everything serves; throws the first failure at once, whatever still starts then.
   */
  void run() {
    try {
      plan();
      CompletableFuture.anyOf(all(steps), failure).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
  }

  private void plan() {
    var postgres = up("postgres", parts::postgres, List.of());
    var registry = up("registry", parts::registry, List.of());
    var issuer = up("issuer", parts::issuer, List.of());
    // It asks the issuer for its keys when it starts.
    var broker = up("broker", parts::broker, List.of(issuer));
    var topics = step("topics", this::provision, List.of(broker));
    var schemas =
        step(
            "schemas",
            () ->
                Provisioning.schemas(
                    ports.url(Port.REGISTRY), agencies, Optional.of(parts.registrar())),
            List.of(registry, issuer));
    // The audit service runs from the jar that the witness takes apart, so it comes after it.
    var witness = up("witness", parts::witness, List.of());
    var needs = List.of(postgres, issuer, topics, schemas);
    var needsOfAudit = List.of(postgres, issuer, topics, schemas, witness);
    var services = new ArrayList<CompletableFuture<Void>>();
    for (var service : Service.values()) {
      services.add(
          up(
              service.part(),
              () -> parts.service(service),
              service == Service.AUDIT ? needsOfAudit : needs));
    }
    // Last, so that a start is not taken for a fault.
    observe(services);
  }

  private void observe(List<CompletableFuture<Void>> services) {
    observation.ifPresent(
        observers -> {
          var _ = up(Observation.ALERTMANAGER, observers::alertmanager, services);
          var _ = up(Observation.PROMETHEUS, observers::prometheus, services);
        });
  }

  private void provision() {
    var client = parts.provisioner();
    Provisioning.topics(client, agencies, PARTITIONS);
    var change = AccessProvisioning.apply(parts.access(), client);
    if (change.removed() > 0) {
      progress.says(
          "%d access rules of the broker are no longer in the table and were removed"
              .formatted(change.removed()));
    }
  }

  private CompletableFuture<Void> up(
      String name, Supplier<Part> part, List<CompletableFuture<Void>> needs) {
    return step(name, () -> running.up(part.get()), needs);
  }

  private CompletableFuture<Void> step(
      String name, Runnable work, List<CompletableFuture<Void>> needs) {
    var step = all(needs).thenRunAsync(() -> new Step(name, work).run(progress), threads);
    steps.add(step);
    var _ = step.whenComplete((_, problem) -> fail(problem));
    return step;
  }

  private void fail(@Nullable Throwable problem) {
    if (problem instanceof CompletionException && problem.getCause() != null) {
      failure.completeExceptionally(problem.getCause());
    } else if (problem != null) {
      failure.completeExceptionally(problem);
    }
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Void>> steps) {
    return CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
  }
}
