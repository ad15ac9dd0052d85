package org.referralrouter.local.run;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.ClientFile;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agencies;
import org.referralrouter.local.broker.BrokerProcess;
import org.referralrouter.local.issuer.IssuerProcess;
import org.referralrouter.local.issuer.KafkaClients;
import org.referralrouter.local.issuer.PageClient;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.registry.Registry;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.AgenciesFile;

/** Makes the parts of a system: which command, which environment, which sign of readiness. */
final class Parts {
  /** The database of the keys that the audit log's payloads are encrypted with. */
  private static final String KEYS = "audit_keys";

  /** The path that answers 200 when the witness serves. */
  static final String HEALTH_OF_WITNESS = "/health";

  private final Checkout checkout;
  private final Home home;
  private final Ports ports;
  private final HttpClient http;
  private final PostgresPart postgres;
  private final ChosenProcedure procedure;
  private final LogLimits limits;
  private final Agencies agencies;

  Parts(
      Checkout checkout,
      Home home,
      Ports ports,
      ChosenProcedure procedure,
      LogLimits limits,
      HttpClient http) {
    this.limits = limits;
    this.procedure = procedure;
    this.agencies = home.agencies();
    this.checkout = checkout;
    this.home = home;
    this.ports = ports;
    this.http = http;
    this.postgres =
        new PostgresPart(
            home,
            ports.of(Port.POSTGRES),
            Stream.concat(
                    Arrays.stream(Service.values()).filter(Service::hasDatabase).map(Service::part),
                    Stream.of(KEYS))
                .toList());
  }

  Part postgres() {
    return postgres;
  }

  Part broker() {
    int port = ports.of(Port.BROKER);
    home.keepCertificates(Instant.now());
    var command =
        JavaCommand.main(
            BrokerProcess.class,
            "320m",
            home.data("kafka").toString(),
            String.valueOf(port),
            String.valueOf(ports.of(Port.CONTROLLER)),
            String.valueOf(ports.of(Port.REPLICATION)),
            home.secretsPath().toString(),
            ports.url(Port.ISSUER).toString());
    return new ServiceProcess("broker", command, Map.of(), Ready.tcp(port), home);
  }

  Part registry() {
    // Committed at once and found again after a crash; H2 in a file does both.
    var store = "jdbc:h2:file:" + home.data("registry").resolve("registry");
    var command =
        Registry.command(
            store,
            ports.of(Port.REGISTRY),
            ports.of(Port.REGISTRY_MANAGEMENT),
            Optional.of(ports.url(Port.ISSUER)));
    var url = ports.url(Port.REGISTRY).resolve("/apis/ccompat/v7/subjects");
    return new ServiceProcess("registry", command, Map.of(), Ready.http(http, url), home);
  }

  Part issuer() {
    // Made before the process starts: it and those who show them must find the same ones.
    String _ = home.pageSecrets().of(PageClient.AUDITORS);
    String _ = home.pageSecrets().of(PageClient.OPERATORS);
    home.kafkaClients().write(ports.url(Port.ISSUER), agencies);
    var command =
        JavaCommand.main(
            IssuerProcess.class,
            "96m",
            String.valueOf(ports.of(Port.ISSUER)),
            home.secretsPath().toString(),
            ports.url(Port.AUDIT).toString());
    var url = ports.url(Port.ISSUER).resolve("/oauth2/jwks");
    return new ServiceProcess("issuer", command, agenciesFile(), Ready.http(http, url), home);
  }

  /**
   * Whoever cosigns the audit log's checkpoints: the audit service's jar, with a key of its own.
   */
  Part witness() {
    var command = JavaCommand.jar(jar(Service.AUDIT), "64m");
    command.addAll(
        List.of(
            "witness",
            "--port",
            String.valueOf(ports.of(Port.WITNESS)),
            "--key-file",
            secret("witness.key"),
            "--state",
            home.data("witness").toString(),
            "--logs-file",
            secret("ledger.vkey")));
    var url = ports.url(Port.WITNESS).resolve(HEALTH_OF_WITNESS);
    return new ServiceProcess("witness", command, Map.of(), Ready.http(http, url), home);
  }

  /** The settings of a Kafka client that may make topics and access rules. */
  Map<String, Object> provisioner() {
    return home.kafkaClients().client(Principal.PROVISIONER, ports.bootstrapServers());
  }

  /** A token of the one who may write to the registry. */
  String registrar() {
    return new Tokens(ports.url(Port.ISSUER))
        .of(KafkaClients.provisioner(home.clientSecrets()), Set.of(KafkaClients.REGISTRY_WRITE));
  }

  /** Who may do what at the broker: revoked agencies nothing. */
  AccessMatrix access() {
    return home.access();
  }

  Part service(Service service) {
    var url = ports.url(service.management()).resolve(service.serving());
    return ServiceProcess.withOwnLog(
        service.part(),
        JavaCommand.service(jar(service), "384m", home.apps().resolve(service.part() + ".jsa")),
        environment(service),
        Ready.http(http, url),
        home);
  }

  private Path jar(Service service) {
    return ExtractedApp.of(checkout.jar(service.module()), home.apps().resolve(service.part()));
  }

  private String secret(String file) {
    return home.secretsPath().resolve(file).toString();
  }

  /** Says which agencies there are. */
  private Map<String, String> agenciesFile() {
    return Map.of(AgenciesFile.ENVIRONMENT, home.agenciesFile().map(Path::toString).orElse(""));
  }

  private Map<String, String> environment(Service service) {
    var environment = new HashMap<>(agenciesFile());
    environment.put("LOGS_FILE", home.log(service.part()).toString());
    environment.put("LOGS_CONSOLE", "OFF");
    environment.putAll(limits.environment());
    environment.put("SERVER_PORT", String.valueOf(ports.of(service.port())));
    environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.of(service.management())));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", ports.bootstrapServers());
    environment.put(ClientFile.ENVIRONMENT, home.kafkaClients().of(service.principal()).toString());
    environment.put("SCHEMA_REGISTRY_URL", ports.url(Port.REGISTRY).toString());
    environment.put("OAUTH_ISSUER_URI", ports.url(Port.ISSUER).toString());
    environment.put("MAIL_HOST", "127.0.0.1");
    environment.put("MAIL_PORT", String.valueOf(ports.of(Port.MAIL)));
    for (var agency : agencies.all()) {
      var domain = agency.slug() + ".example";
      environment.put("MAIL_ADDRESS_" + agency.name(), "duty@" + domain);
      environment.put("MAIL_RESTRICTED_ADDRESS_" + agency.name(), "restricted@" + domain);
      environment.put("MAIL_DUTY_MANAGER_ADDRESS_" + agency.name(), "duty-manager@" + domain);
    }
    environment.put("MAIL_BOARD_ADDRESS", "safeguarding@board.example");
    environment.put("INBOX_URL", ports.url(Port.NOTIFICATION).toString());
    environment.put("ROUTING_STATE_DIR", home.data("routing").toString());
    // The disk that fills up is the one with the data.
    environment.put("MANAGEMENT_METRICS_SYSTEM_DISKSPACE_PATHS", home.root().toString());
    if (service == Service.ROUTING) {
      environment.putAll(procedure.environment());
    }
    if (service.hasDatabase()) {
      environment.putAll(postgres.environment(service.part()));
    }
    if (service == Service.AUDIT) {
      environment.putAll(ledger());
    }
    return environment;
  }

  /** The ledger's keys and witness, and the secret of its pages. */
  private Map<String, String> ledger() {
    var environment = new HashMap<String, String>();
    postgres.environment(KEYS).forEach((name, value) -> environment.put("KEYS_" + name, value));
    environment.put("AUDIT_KEK_FILE", secret("audit-kek.key"));
    environment.put("AUDIT_SIGNING_KEY_FILE", secret("ledger.key"));
    environment.put("AUDIT_SIGNING_VKEY_FILE", secret("ledger.vkey"));
    environment.put("AUDIT_WITNESS_URL", ports.url(Port.WITNESS).toString());
    environment.put("AUDIT_WITNESS_VKEY_FILE", secret("witness.key.pub"));
    environment.put("AUDIT_GENERATE_KEYS", "true");
    environment.put("AUDIT_PAGE_CLIENT_SECRET", home.pageSecrets().of(PageClient.AUDITORS));
    environment.put("OPERATOR_PAGE_CLIENT_SECRET", home.pageSecrets().of(PageClient.OPERATORS));
    environment.put(
        "OPERATIONS_KAFKA_CLIENT_FILE", home.kafkaClients().of(Principal.OPERATIONS).toString());
    for (var each : Service.values()) {
      environment.put(
          "OPERATIONS_" + each.name() + "_URL", ports.url(each.management()).toString());
    }
    return environment;
  }
}
