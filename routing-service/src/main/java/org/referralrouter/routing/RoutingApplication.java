package org.referralrouter.routing;

import org.referralrouter.routing.command.RoutingCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service, or runs a command without starting anything. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class RoutingApplication {
  RoutingApplication() {}

  /** Entry of the jar: {@code explain …} and {@code procedure …} are commands. */
  public static void main(String[] args) {
    if (RoutingCommand.isMeant(args)) {
      System.exit(RoutingCommand.run(args));
    }
    SpringApplication.run(RoutingApplication.class, args);
  }
}
