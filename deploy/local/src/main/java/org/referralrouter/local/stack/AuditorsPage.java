package org.referralrouter.local.stack;

import java.net.URI;

/**
 * The pages of the audit service as the tests' issuer knows them.
 *
 * @param port where the audit service must listen for the browser to find back to it
 * @param clientSecret of the clients {@code auditor-page} and {@code operator-page}
 * @param user who may sign in and read
 * @param outsider who may sign in, is nobody here, and has the same password
 * @param operator who may sign in and operate, with the same password
 */
public record AuditorsPage(
    int port, String clientSecret, String user, String outsider, String operator, String password) {
  /** The audit service's base address. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public String toString() {
    return "AuditorsPage[" + port + "]";
  }
}
