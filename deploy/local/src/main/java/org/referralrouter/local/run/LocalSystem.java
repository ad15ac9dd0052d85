package org.referralrouter.local.run;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.access.Principal;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.mail.MailSink;
import org.referralrouter.local.run.Ports.Port;

/**
 * The whole system in a directory: broker, registry, PostgreSQL, issuer, witness and the four
 * services, each a process, and a mail sink in this JVM; Prometheus and Alertmanager where it is
 * observed. Each process can be killed and started again by its name.
 *
 * <pre>{@code
 * try (var system = new LocalSystem(Checkout.here(), new Home(directory), new Ports(1000), Progress.silent())) {
 *   system.start();
 *   system.part("routing").kill9();
 *   system.part("routing").start();
 *   system.part("routing").awaitReady();
 * }
 * }</pre>
 */
public final class LocalSystem implements AutoCloseable {
  private final Checkout checkout;
  private final Home home;
  private final Ports ports;
  private final ChosenProcedure procedure;
  private final Progress progress;
  private final RunningParts running;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private @Nullable SystemLock lock;
  private @Nullable MailSink mail;
  private @Nullable LogTurns turns;
  private @Nullable PartProbe probe;
  private Optional<Observation> observation = Optional.empty();

  /** A system that is not started yet, with the procedure that the environment names. */
  public LocalSystem(Checkout checkout, Home home, Ports ports, Progress progress) {
    this(checkout, home, ports, ChosenProcedure.by(System.getenv()), progress);
  }

  /** A system that is not started yet, with this procedure and its agencies. */
  public LocalSystem(
      Checkout checkout, Home home, Ports ports, ChosenProcedure procedure, Progress progress) {
    this.procedure = procedure;
    this.checkout = checkout;
    this.home = home;
    this.ports = ports;
    this.progress = progress;
    this.running = new RunningParts(progress);
  }

  /**
   * From the next start on, Prometheus and Alertmanager run beside it.
   *
   * @param files a directory such as {@code deploy/observability}
   * @return what is not installed and is needed for it, by the names of Debian's packages; where it
   *     is not empty, a start goes on without them
   */
  public List<String> observe(Path files) {
    var missing = Observation.missing();
    if (missing.isEmpty()) {
      observation = Optional.of(new Observation(files, home, ports, http));
    }
    return missing;
  }

  /**
   * Starts everything, and returns when all of it serves. When something fails, everything is ended
   * again.
   *
   * @throws AlreadyRunning when a system runs in the directory
   * @throws DataOfAnotherVersion when the data in the directory was written by another version
   * @throws PortsTaken when another program has a port
   * @throws PartFailed when a part does not start
   */
  public void start() {
    try {
      var hint = new CommandHint(checkout, home);
      lock = SystemLock.take(home, ports);
      DataFormat.check(home, hint);
      Leftovers.end(home, progress);
      PortsTaken.check(ports, Ports.used(observation.isPresent()), hint);
      home.turnLogs();
      var limits = LogLimits.by(System.getenv());
      turns = LogTurns.start(() -> running.all().stream().map(Part::output).toList(), limits);
      mail = MailSink.start(ports.of(Port.MAIL), home.mail());
      home.keepAgencies(procedure.agenciesFile());
      var parts = new Parts(checkout, home, ports, procedure, limits, http);
      if (observation.isPresent()) {
        observation.get().prepare();
        probe = PartProbe.start(ports);
      }
      new StartUp(running, parts, ports, home.agencies(), observation, progress).run();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** From now on, a process that ends is started again. */
  public void supervise() {
    new Supervisor(running, progress).watch();
  }

  /**
   * A part by its name: broker, registry, postgres, issuer, witness, intake, routing, notification
   * or audit; prometheus or alertmanager where it is observed.
   */
  public Part part(String name) {
    return running.all().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("No part " + name + " is started"));
  }

  /** Whether it was ended, or its start failed. */
  public boolean isClosed() {
    return running.isClosed();
  }

  /** Where everything listens. */
  public Ports ports() {
    return ports;
  }

  /**
   * A token of this role's client with these scopes; with all of the role's scopes when none is
   * named.
   */
  public String token(Role role, Collection<String> scopes) {
    return new Tokens(ports.url(Port.ISSUER)).of(role.client(home.clientSecrets()), scopes);
  }

  /** The settings of a Kafka client of this principal, to begin with. */
  public Map<String, Object> kafkaClient(Principal principal) {
    return home.kafkaClients().client(principal, ports.bootstrapServers());
  }

  /** Who runs a system in this directory, if anybody does. */
  public static Optional<Holder> holder(Home home) {
    return SystemLock.holder(home);
  }

  /** Ends everything: the services first, then what they need. */
  @Override
  public void close() {
    running.close();
    synchronized (this) {
      if (turns != null) {
        turns.close();
        turns = null;
      }
      if (mail != null) {
        mail.close();
        mail = null;
      }
      if (probe != null) {
        probe.close();
        probe = null;
      }
      if (lock != null) {
        lock.close();
        lock = null;
      }
    }
  }
}
