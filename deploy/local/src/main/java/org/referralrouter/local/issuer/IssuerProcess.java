package org.referralrouter.local.issuer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.referralrouter.local.secret.SecretDirectory;
import org.referralrouter.local.secret.SecretFile;

/** The issuer as a process of its own, with one client for each role. */
public final class IssuerProcess {
  /** The file of the clients' secrets, in the directory of secrets. */
  public static final String CLIENTS = "clients.properties";

  private IssuerProcess() {}

  /**
   * Runs the issuer until the process is asked to end.
   *
   * @param arguments port, directory of secrets
   */
  public static void main(String[] arguments) throws InterruptedException {
    var directory = SecretDirectory.at(Path.of(arguments[1]));
    var secrets = new SecretFile(directory, CLIENTS);
    var clients = Arrays.stream(Role.values()).map(role -> role.client(secrets)).toList();
    var issuer = Issuer.start(Integer.parseInt(arguments[0]), SigningKey.kept(directory), clients);
    Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "issuer-end"));
    new CountDownLatch(1).await();
  }
}
