package org.referralrouter.routing;

import java.util.Arrays;
import org.referralrouter.routing.explain.ExplainCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service, or answers {@code explain} without starting anything. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class RoutingApplication {
  RoutingApplication() {}

  /** Entry of the jar: {@code explain …} runs the command, anything else starts the service. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("explain")) {
      System.exit(ExplainCommand.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(RoutingApplication.class, args);
  }
}
