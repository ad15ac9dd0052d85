package org.referralrouter.local.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The broker as a process of its own. */
public final class BrokerProcess {
  private BrokerProcess() {}

  /**
   * Runs the broker until the process is asked to end.
   *
   * @param arguments data directory, port, controller port
   */
  public static void main(String[] arguments) throws InterruptedException {
    var broker =
        new Broker(
            Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-end"));
    broker.start();
    new CountDownLatch(1).await();
  }
}
