package org.referralrouter.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Starts the one stack of this JVM when it is first asked for. */
final class SharedStack {
  private SharedStack() {}

  static Stack get() {
    return Holder.STACK;
  }

  static Stack start(String kind) {
    return switch (kind) {
      case "embedded" -> embedded();
      case "containers" -> ContainerStack.start();
      default ->
          throw new IllegalArgumentException("-Dstack is embedded or containers, not " + kind);
    };
  }

  private static Stack embedded() {
    try {
      var stack =
          EmbeddedStack.start(
              Files.createTempDirectory("referrals-stack"),
              Boolean.getBoolean("stack.durable"),
              Boolean.getBoolean("stack.closed"));
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-end"));
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    private static final Stack STACK = start(System.getProperty("stack", "embedded"));
  }
}
