package org.referralrouter.local.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.referralrouter.concern.Agencies;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.wire.AgenciesFile;

/**
 * The issuer as a process of its own, with one client for each role, one for each part that uses
 * Kafka, and a person who audits.
 */
public final class IssuerProcess {
  /** The file of the clients' secrets, in the directory of secrets. */
  public static final String CLIENTS = "clients.properties";

  /** The file of the secrets of pages, which their services know too. */
  public static final String PAGES = "pages.properties";

  /** The file of the passwords of people. */
  public static final String PEOPLE = "people.properties";

  private IssuerProcess() {}

  /**
   * Runs the issuer until the process is asked to end. Which agencies have a client, {@code
   * AGENCIES_FILE} says.
   *
   * @param arguments port, directory of secrets, base address of the audit service
   */
  public static void main(String[] arguments) throws InterruptedException {
    var directory = SecretDirectory.at(Path.of(arguments[1]));
    var agencies =
        AgenciesFile.of(
            Optional.ofNullable(System.getenv(AgenciesFile.ENVIRONMENT))
                .filter(file -> !file.isBlank())
                .map(Path::of));
    var clients = new KeptClients(directory, secrets -> clients(secrets, agencies));
    var page =
        PageClient.ofAuditors(
            new SecretFile(directory, PAGES).of(PageClient.AUDITORS), URI.create(arguments[2]));
    var auditor = Role.AUDITOR.clientId();
    var person =
        new Person(auditor, new SecretFile(directory, PEOPLE).of(auditor), Set.of(auditor));
    var issuer =
        Issuer.start(
            Integer.parseInt(arguments[0]),
            SigningKey.kept(directory),
            new Members(clients, List.of(page), List.of(person)));
    Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "issuer-end"));
    new CountDownLatch(1).await();
  }

  private static List<Client> clients(SecretFile secrets, Agencies agencies) {
    return Stream.concat(
            Role.all(agencies).stream().map(role -> role.client(secrets)),
            KafkaClients.of(secrets).stream())
        .toList();
  }
}
