package org.referralrouter.endtoend;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Tells with every failed test how the services were, since what they did is not in its message.
 */
public final class ServicesAtFailure implements TestWatcher {
  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    System.out.println(
        "At the failure of " + context.getDisplayName() + ":\n" + ServiceProcess.all());
  }
}
