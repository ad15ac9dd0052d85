package org.referralrouter.local.broker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The broker as a process of its own. */
public final class BrokerProcess {
  private BrokerProcess() {}

  /**
   * Runs the broker until the process is asked to end.
   *
   * @param arguments data directory, port, controller port, replication port, directory of secrets,
   *     address of the issuer
   */
  public static void main(String[] arguments) throws InterruptedException {
    var security =
        new BrokerSecurity(
            Path.of(arguments[4]), URI.create(arguments[5]), Integer.parseInt(arguments[3]));
    var broker =
        new Broker(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Optional.of(security));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-end"));
    broker.start();
    new CountDownLatch(1).await();
  }
}
