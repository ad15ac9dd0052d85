package org.referralrouter.local.stack;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.referralrouter.local.issuer.Client;
import org.referralrouter.local.issuer.Issuer;
import org.referralrouter.local.issuer.KafkaClients;
import org.referralrouter.local.issuer.Members;
import org.referralrouter.local.issuer.PageClient;
import org.referralrouter.local.issuer.Person;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.SigningKey;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.secret.SecretFile;
import org.referralrouter.wire.AgenciesFile;

/**
 * An issuer in this JVM with one client, {@code test}, which may have any scope, whatever other
 * clients it is given, and three people who may sign in: an auditor, an operator and one who is
 * neither.
 */
final class TestIssuer implements AutoCloseable {
  private final Client client = new Client("test", SecretFile.random(), everyScope());
  private final AuditorsPage page =
      new AuditorsPage(
          FreePort.next(),
          SecretFile.random(),
          Role.AUDITOR.clientId(),
          Role.PRACTITIONER.clientId(),
          Role.OPERATOR.clientId(),
          SecretFile.random());
  private final Issuer issuer;
  private final Tokens tokens;
  private final Map<TreeSet<String>, String> given = new ConcurrentHashMap<>();

  TestIssuer(List<Client> others) {
    issuer =
        Issuer.start(
            FreePort.next(),
            SigningKey.fresh(),
            new Members(
                Stream.concat(Stream.of(client), others.stream()).toList(),
                List.of(
                    PageClient.ofAuditors(page.clientSecret(), page.base()),
                    PageClient.ofOperators(page.clientSecret(), page.base())),
                List.of(person(page.user()), person(page.outsider()), person(page.operator()))));
    tokens = new Tokens(issuer.uri());
  }

  AuditorsPage page() {
    return page;
  }

  URI uri() {
    return issuer.uri();
  }

  // Tokens outlive any test run, so each set of scopes is asked for once.
  String token(String... scopes) {
    return given.computeIfAbsent(
        new TreeSet<>(List.of(scopes)), wanted -> tokens.of(client, wanted));
  }

  private Person person(String name) {
    return new Person(name, page.password(), Set.of(name));
  }

  private static Set<String> everyScope() {
    var scopes = new HashSet<>(Role.everyScope(AgenciesFile.bundled()));
    scopes.add(KafkaClients.REGISTRY_WRITE);
    return scopes;
  }

  @Override
  public void close() {
    issuer.close();
  }
}
