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
 * Kafka, one for Prometheus, and two people who sign in: one audits, one operates.
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
    var pages = new SecretFile(directory, PAGES);
    var people = new SecretFile(directory, PEOPLE);
    var audit = URI.create(arguments[2]);
    var issuer =
        Issuer.start(
            Integer.parseInt(arguments[0]),
            SigningKey.kept(directory),
            new Members(
                clients,
                List.of(
                    PageClient.ofAuditors(pages.of(PageClient.AUDITORS), audit),
                    PageClient.ofOperators(pages.of(PageClient.OPERATORS), audit)),
                List.of(person(Role.AUDITOR, people), person(Role.OPERATOR, people))));
    Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "issuer-end"));
    new CountDownLatch(1).await();
  }

  private static Person person(Role role, SecretFile people) {
    return new Person(role.clientId(), people.of(role.clientId()), Set.of(role.clientId()));
  }

  private static List<Client> clients(SecretFile secrets, Agencies agencies) {
    return Stream.of(
            Role.all(agencies).stream().map(role -> role.client(secrets)),
            KafkaClients.of(secrets).stream(),
            Stream.of(ObserverClient.of(secrets)))
        .flatMap(several -> several)
        .toList();
  }
}
