package org.referralrouter.local.onboard;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.referralrouter.access.Principal;

/**
 * The password by which an agency's system may sign in to the broker in the place of a token
 * (SCRAM-SHA-512, RFC 5802 and 7677). The broker keeps it salted and hashed.
 *
 * @param provisioner settings of a Kafka client that may do everything
 */
record BrokerPassword(Map<String, Object> provisioner) {
  private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;
  private static final int ITERATIONS = 8192;

  /** Sets it, in the place of the one before. */
  void set(Principal principal, String password) {
    alter(
        new UserScramCredentialUpsertion(
            principal.clientId(), new ScramCredentialInfo(MECHANISM, ITERATIONS), password));
  }

  /** Takes it away, where there is one. */
  void remove(Principal principal) {
    try {
      alter(new UserScramCredentialDeletion(principal.clientId(), MECHANISM));
    } catch (IllegalStateException failed) {
      if (!(failed.getCause() instanceof ResourceNotFoundException)) {
        throw failed;
      }
    }
  }

  private void alter(UserScramCredentialAlteration alteration) {
    try (Admin admin = Admin.create(provisioner)) {
      admin.alterUserScramCredentials(List.of(alteration)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker did not take the password", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the password was being set", e);
    }
  }
}
