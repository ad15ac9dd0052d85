package org.referralrouter.wire;

/**
 * A broker or a topic is set so that records could be lost or torn; the message says what to run.
 */
public final class WrongBrokerSetting extends RuntimeException {
  WrongBrokerSetting(String message) {
    super(message);
  }
}
