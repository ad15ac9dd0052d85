package org.referralrouter.endtoend;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.mail.MailSink;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.stack.Database;
import org.referralrouter.local.stack.Stack;

/**
 * The four services on the shared stack, as processes of their own.
 *
 * @param procedure by which they decide
 * @param mail where their mails end, one file each
 */
record RunningSystem(
    Stack stack,
    BriskProcedure procedure,
    Path mail,
    ServiceProcess intake,
    ServiceProcess routing,
    ServiceProcess notification,
    ServiceProcess audit) {
  private static final RunningSystem SHARED = begin();

  /** One for all tests of this JVM. */
  static RunningSystem shared() {
    return SHARED;
  }

  private static RunningSystem begin() {
    Stack stack = Stack.shared();
    BriskProcedure procedure = BriskProcedure.written();
    Path mail = new Home(Path.of("target", "mail-" + UUID.randomUUID())).mail();
    int mailPort = FreePort.next();
    MailSink.start(mailPort, mail);
    RunningSystem system =
        new RunningSystem(
            stack,
            procedure,
            mail,
            new ServiceProcess("intake-service", intake(stack, mailPort)).start(),
            new ServiceProcess("routing-service", routing(stack, procedure)).start(),
            new ServiceProcess("notification-service", notification(stack, mailPort)).start(),
            new ServiceProcess("audit-service", withLedger(stack)).start());
    system.intake().awaitReady();
    system.routing().awaitReady();
    system.notification().awaitReady();
    system.audit().awaitReady();
    return system;
  }

  private static Map<String, String> common(Stack stack, Principal principal) {
    Map<String, String> environment = new HashMap<>(stack.kafkaEnvironment(principal));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl().toString());
    environment.put("OAUTH_ISSUER_URI", stack.issuerUri().toString());
    return environment;
  }

  private static Map<String, String> intake(Stack stack, int mailPort) {
    Map<String, String> environment = withDatabase(stack, "intake", Principal.INTAKE);
    environment.put("MAIL_PORT", Integer.toString(mailPort));
    environment.put("INTAKE_RATE_BURST", "1000000"); // one test client stands for all reporters
    return environment;
  }

  private static Map<String, String> routing(Stack stack, BriskProcedure procedure) {
    Map<String, String> environment = common(stack, Principal.ROUTING);
    environment.put(
        "ROUTING_STATE_DIR",
        Path.of("target", "routing-state-" + UUID.randomUUID()).toAbsolutePath().toString());
    environment.put("ROUTING_PROCEDURES_DIR", procedure.directory().toString());
    environment.put("ROUTING_PROCEDURE_VERSION", BriskProcedure.VERSION);
    return environment;
  }

  private static Map<String, String> notification(Stack stack, int mailPort) {
    Map<String, String> environment = withDatabase(stack, "notification", Principal.NOTIFICATION);
    environment.put("MAIL_PORT", Integer.toString(mailPort));
    environment.put("MAIL_ADDRESS_POLICE", "police@localhost");
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      environment.put(
          "MAIL_RESTRICTED_ADDRESS_" + agency, "restricted-" + agency.slug() + "@localhost");
      environment.put(
          "MAIL_DUTY_MANAGER_ADDRESS_" + agency, "duty-manager-" + agency.slug() + "@localhost");
    }
    environment.put("MAIL_BOARD_ADDRESS", "board@localhost");
    return environment;
  }

  private static Map<String, String> withLedger(Stack stack) {
    Map<String, String> environment = withDatabase(stack, "audit", Principal.AUDIT);
    Path secrets = Path.of("target", "ledger-" + UUID.randomUUID()).toAbsolutePath();
    Database keys = stack.database("audit_keys");
    environment.put("KEYS_DATABASE_URL", keys.url());
    environment.put("KEYS_DATABASE_USERNAME", keys.user());
    environment.put("KEYS_DATABASE_PASSWORD", keys.password());
    environment.put("KEYS_DATABASE_OWNER_USERNAME", keys.owner());
    environment.put("KEYS_DATABASE_OWNER_PASSWORD", keys.ownerPassword());
    environment.put("AUDIT_KEK_FILE", secrets.resolve("kek.key").toString());
    environment.put("AUDIT_SIGNING_KEY_FILE", secrets.resolve("ledger.key").toString());
    environment.put("AUDIT_SIGNING_VKEY_FILE", secrets.resolve("ledger.vkey").toString());
    environment.put("AUDIT_GENERATE_KEYS", "true");
    return environment;
  }

  private static Map<String, String> withDatabase(Stack stack, String name, Principal principal) {
    Database database = stack.database(name);
    Map<String, String> environment = common(stack, principal);
    environment.put("DATABASE_URL", database.url());
    environment.put("DATABASE_USERNAME", database.user());
    environment.put("DATABASE_PASSWORD", database.password());
    environment.put("DATABASE_OWNER_USERNAME", database.owner());
    environment.put("DATABASE_OWNER_PASSWORD", database.ownerPassword());
    return environment;
  }
}
