package org.referralrouter.endtoend.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.referralrouter.concern.Agency;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.demo.Sample;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Ports.Port;
import tools.jackson.databind.JsonNode;

/**
 * Run by hand, with {@code -Dit.test=ObservedSystemDrill}: the system that {@code ./referrals start
 * --observe} runs: quiet under load, loud at real faults and quiet again after them; every
 * expression and every command of a page means something there.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ObservedSystemDrill {
  private static final int LOAD = 30;
  private static final Pattern COMPARISON = Pattern.compile("(.*\\S) (?:[<>]=?|[!=]=) [0-9 *.]+");
  private static final Pattern OURS = Pattern.compile("(?m)^(referrals_[a-z_]+)[{ ]");

  /** Lines of the README that are not run, by how they begin. */
  private static final Map<String, String> NOT_RUN =
      Map.of("./referrals start", "runs until it is ended: this test starts the same system");

  private static final Map<String, Port> MANAGEMENT =
      Map.of(
          "intake", Port.INTAKE_MANAGEMENT,
          "routing", Port.ROUTING_MANAGEMENT,
          "notification", Port.NOTIFICATION_MANAGEMENT,
          "audit", Port.AUDIT_MANAGEMENT);

  private final ObservedSystem system = new ObservedSystem();
  private final Sample coach = sample("swimming-coach-with-abuse-images");
  private final Sample game = sample("stranger-in-a-game");
  private final List<UUID> concerns = new ArrayList<>();

  private static Sample sample(String name) {
    return Sample.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @BeforeAll
  void start() {
    // A server in this JVM may well complain that a client is gone.
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    Awaitility.pollInSameThread();
    assumeTrue(system.start(), "Debian's prometheus and prometheus-alertmanager are not installed");
    for (Role role : Role.all(system.home().agencies())) {
      system.token(role);
    }
  }

  @AfterAll
  void end() {
    system.close();
    Awaitility.reset();
  }

  @Test
  @Order(1)
  void nothing_fires_under_load() {
    system.awaitQuiet();
    long since = System.nanoTime();
    List<Sample> samples = Sample.all().stream().filter(one -> !one.equals(coach)).toList();
    for (int i = 0; i < LOAD; i++) {
      concerns.add(system.submit(samples.get(i % samples.size())));
    }
    awaitToldAll();
    long seconds = Math.max(8, (System.nanoTime() - since) / 1_000_000_000);
    assertThat(
            system
                .prometheus()
                .series("count_over_time(ALERTS{alertstate=\"firing\"}[%ds])".formatted(seconds)))
        .isEmpty();
    System.out.printf("%d concerns in %d s: nothing fired%n", LOAD, seconds);
  }

  private void awaitToldAll() {
    await("every concern is decided, and every agency told")
        .atMost(ObservedSystem.PATIENCE)
        .until(
            () ->
                system.prometheus().number("sum(referrals_steps_total{step=\"DECISION\"})")
                        >= concerns.size()
                    && system
                            .prometheus()
                            .number("sum(referrals_waiting{step=~\"DECISION|DELIVERY\"})")
                        == 0);
  }

  @Test
  @Order(2)
  void services_that_have_ended() {
    system.stop("notification");
    concerns.add(system.submit(game));
    await("a referral that nobody is told of")
        .atMost(ObservedSystem.PATIENCE)
        .until(() -> system.prometheus().number("sum(referrals_waiting{step=\"DELIVERY\"})") > 0);
    system.stop("routing");
    concerns.add(system.submit(game));

    system.awaitFiring("ServiceDown page", "AgencyNotTold page", "ConcernNotDecided page");

    system.startAgain("routing", "notification");
    system.awaitQuiet();
  }

  @Test
  @Order(3)
  void a_broker_that_is_held_and_its_consequences_that_stay_quiet() {
    system.signal("broker", "STOP");
    try {
      concerns.add(system.submit(game));
      system.awaitFiring("BrokerAway page", "OutboxStuck page", "ServiceNotReady page");
      await("whoever is on call has mail of the cause")
          .atMost(ObservedSystem.PATIENCE)
          .until(() -> mailed("BrokerAway"));
      await("the consequence is kept quiet")
          .atMost(ObservedSystem.PATIENCE)
          .untilAsserted(
              () -> assertThat(inhibited()).contains("OutboxStuck").doesNotContain("BrokerAway"));
    } finally {
      system.signal("broker", "CONT");
    }
    system.awaitQuiet();
  }

  private boolean mailed(String alert) throws IOException {
    try (Stream<Path> mails = Files.list(system.home().mail())) {
      for (Path mail : mails.filter(file -> file.toString().contains("on-call")).toList()) {
        if (Files.readString(mail).contains(alert)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<String> inhibited() {
    return new Api()
        .get(system.local().ports().url(Port.ALERTMANAGER).resolve("/api/v2/alerts"), "")
        .json()
        .valueStream()
        .filter(alert -> !alert.get("status").get("inhibitedBy").isEmpty())
        .map(alert -> alert.get("labels").get("alertname").asString())
        .toList();
  }

  @Test
  @Order(4)
  void a_database_that_is_away() {
    system.stop("postgres");
    try {
      system.awaitFiring("DatabaseAway page");
    } finally {
      system.startAgain("postgres");
    }
    system.awaitQuiet();
  }

  @Test
  @Order(5)
  void silence_dead_letters_an_ending_certificate_and_parts_away() throws IOException {
    Path authority = system.home().authority();
    Path kept = authority.resolveSibling("kept.pem");
    Files.copy(authority, kept, StandardCopyOption.COPY_ATTRIBUTES);
    Role hasty = Role.of(HastyProcedure.HASTY);
    concerns.add(system.submit(coach));
    system.writeRubbish();
    await("a referral to the hasty agency")
        .atMost(ObservedSystem.PATIENCE)
        .until(() -> !system.inbox(hasty).isEmpty());
    ShortCertificate.appendTo(authority);
    system.stop("witness");
    system.stop("registry");
    system.stop("issuer");
    // Whether it is wrong nobody knows now: it is no dead letter, and is waited for.
    system.writeUnknownSchema();

    system.awaitFiring("DeadLettersOpen page", "CertificateEnds page", "CertificateEnds ticket");
    system.awaitFiring("WitnessMissing ticket", "RegistryAway page", "IssuerAway page");
    system.awaitFiring("RoutingStops page");
    await("a child waits too long")
        .atMost(ObservedSystem.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(system.prometheus().firing())
                    .anyMatch(alert -> alert.startsWith("ChildWaitsTooLong ")));

    Files.move(kept, authority, StandardCopyOption.REPLACE_EXISTING);
    system.startAgain("witness", "registry", "issuer");
    system.declineAll(hasty);
    await("nobody waits for the registry any more")
        .atMost(ObservedSystem.PATIENCE)
        .until(() -> system.letters().get("letters").size() == 2);
    setAllAside();
    system.awaitQuiet();
  }

  private void setAllAside() {
    reader().run("./referrals dead-letters set-aside %s --reason 'A test'".formatted(letters()));
  }

  private String letters() {
    return String.join(
        " ",
        system
            .letters()
            .get("letters")
            .valueStream()
            .map(letter -> letter.get("id").asString())
            .toList());
  }

  @Test
  @Order(6)
  void every_expression_of_a_rule_or_a_dashboard_gives_series() {
    system.knockWithoutToken();
    system.writeRubbish();
    system.writeRubbish();
    awaitSeries(expressions());
  }

  private Set<String> expressions() {
    Set<String> expressions = new LinkedHashSet<>();
    for (JsonNode rule : system.prometheus().rules()) {
      String query = rule.get("query").asString();
      if (rule.get("type").asString().equals("alerting")) {
        Matcher parts = COMPARISON.matcher(query);
        assertThat(parts.matches()).as("measure, comparison, number: %s", query).isTrue();
        query = parts.group(1);
      }
      expressions.add(query);
    }
    ObservabilityFiles.dashboards().values().stream()
        .flatMap(dashboard -> ObservabilityFiles.panels(dashboard).stream())
        .flatMap(panel -> panel.get("targets").valueStream())
        .map(target -> target.get("expr").asString())
        // It stands for what is not counted yet; here everything is.
        .map(expression -> expression.replace(" or vector(0)", "").replace("$part", "intake"))
        .forEach(expressions::add);
    return expressions;
  }

  private void awaitSeries(Set<String> expressions) {
    assertThat(expressions).hasSizeGreaterThan(80);
    await("every expression gives series")
        .atMost(ObservedSystem.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(expressions)
                    .filteredOn(expression -> system.prometheus().series(expression).isEmpty())
                    .isEmpty());
    System.out.printf("%d expressions give series%n", expressions.size());
  }

  @Test
  @Order(7)
  void each_service_tells_each_of_its_measures_with_its_meaning_and_no_others_of_ours() {
    Set<Measure> counted = EnumSet.noneOf(Measure.class);
    MANAGEMENT.forEach(
        (service, port) -> {
          String told = system.measures(port);
          Set<String> known = new LinkedHashSet<>();
          for (Measure measure : Measure.values()) {
            known.add(measure.prometheusName());
            String help = "# HELP " + measure.prometheusName() + " " + measure.meaning() + "\n";
            if (told.contains(help)) {
              counted.add(measure);
            }
            // A counter is there from the first time that it counts.
            if (measure.kind() == Measure.Kind.GAUGE && measure.services().contains(service)) {
              assertThat(told).as("%s of %s", measure, service).contains(help);
            }
          }
          assertThat(OURS.matcher(told).results().map(found -> found.group(1)))
              .as(service)
              .isSubsetOf(known);
        });
    assertThat(counted).containsExactlyInAnyOrder(Measure.values());
  }

  @Test
  @Order(8)
  void the_secret_of_prometheus_is_in_its_owners_files_and_in_no_argument() throws IOException {
    Path files = system.home().secretsPath().resolve("observability");
    String secret = Files.readString(files.resolve("prometheus.secret"));
    assertThat(secret).hasSizeGreaterThan(30);
    assertThat(Files.getPosixFilePermissions(files))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> all = Files.list(files)) {
      assertThat(all)
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
    assertThat(ProcessHandle.allProcesses().map(process -> process.info().commandLine().orElse("")))
        .anyMatch(command -> command.contains("prometheus.yml"))
        .noneMatch(command -> command.contains(secret));
  }

  @Test
  @Order(9)
  void every_command_of_a_runbook_can_be_run() {
    List<String> letters = List.of(letters().split(" ", -1));
    assertThat(letters).hasSizeGreaterThan(1);
    PageCommands reader =
        reader(
            Map.of(
                "CONCERN_ID", concerns.getFirst().toString(),
                "OTHER_LETTER_ID", letters.getLast(),
                "LETTER_ID", letters.getFirst(),
                "FOLDER", "folder"));
    Set<String> commands = new LinkedHashSet<>();
    for (Path page : ObservabilityFiles.runbooks()) {
      commands.addAll(ObservabilityFiles.commands(page));
    }
    commands.forEach(reader::run);
    System.out.printf("%d commands of runbooks were run%n", commands.size());
  }

  /** The last: it takes the police's rights away. */
  @Test
  @Order(10)
  void every_command_of_the_readme_can_be_run() throws IOException {
    PageCommands reader =
        reader(
            Map.of(
                "{referralId}", referralToPolice(),
                "…", concerns.getFirst().toString()));
    reader.has("concern.json", game.json());
    reader.has("past.ndjson", line(game.json()));
    reader.has(
        "lives.ndjson",
        "{\"events\":[{\"at\":\"2026-11-02T10:00:00Z\",\"revision\":{\"revision\":1,\"concern\":%s}}]}"
            .formatted(line(game.json())));
    reader.hasProcedure("procedures/ours/1", "1");
    reader.hasProcedure("procedures/ours/2", "2");
    int run = 0;
    for (List<String> block :
        ObservabilityFiles.blocks(ObservabilityFiles.checkout().resolve("README.md"))) {
      List<String> lines =
          block.stream()
              .filter(line -> NOT_RUN.keySet().stream().noneMatch(line::startsWith))
              .toList();
      String script = String.join("\n", lines);
      if (script.contains("--kept last.checkpoint")) {
        reader.run(script.replace("--kept last.checkpoint", ""));
      }
      reader.run(script);
      run += lines.size();
    }
    assertThat(run).isGreaterThan(14);
    System.out.printf("%d commands of the README were run; not: %s%n", run, NOT_RUN);
  }

  private String referralToPolice() {
    return system
        .inbox(Role.of(Agency.POLICE))
        .valueStream()
        .filter(referral -> referral.get("revision").asInt() == 1)
        .findFirst()
        .orElseThrow()
        .get("referralId")
        .asString();
  }

  private static String line(String json) {
    return json.replace("\n", " ");
  }

  private PageCommands reader() {
    return reader(Map.of());
  }

  private PageCommands reader(Map<String, String> filled) {
    return new PageCommands(system.home(), system.local().ports(), new HashMap<>(filled));
  }
}
