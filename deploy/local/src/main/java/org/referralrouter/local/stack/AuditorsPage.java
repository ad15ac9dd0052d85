package org.referralrouter.local.stack;

import java.net.URI;

/**
 * The pages for auditors as the tests' issuer knows them.
 *
 * @param port where the audit service must listen for the browser to find back to it
 * @param clientSecret of the client {@code auditor-page}
 * @param user who may sign in and read
 * @param outsider who may sign in, is not an auditor, and has the same password
 */
public record AuditorsPage(
    int port, String clientSecret, String user, String outsider, String password) {
  /** The audit service's base address. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public String toString() {
    return "AuditorsPage[" + port + "]";
  }
}
