package org.referralrouter.local.onboard;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.referralrouter.access.AccessProvisioning;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.issuer.Membership;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.secret.SecretFile;

/** Lets an agency's system in at the issuer and the broker of a running system, or ends that. */
public final class Onboarding {
  private final Home home;
  private final Ports ports;
  private final AgencyConnection connection;

  /** Of this agency, at the system that runs in this home. */
  public Onboarding(Agency agency, Home home, Ports ports) {
    this.home = home;
    this.ports = ports;
    this.connection = AgencyConnection.to(agency, home, ports);
  }

  /** How the agency stands now. */
  public Membership membership() {
    return home.memberships().of(connection.clientId());
  }

  /**
   * Gives the agency a new secret, in the place of any that it had, and the rights of the matrix.
   *
   * @param password whether it needs a password at the broker too; one from before ends otherwise
   * @param folder where all of it is written for the agency
   * @throws IllegalStateException where something else is in the folder; nothing is changed then
   */
  public Handover letIn(boolean password, Path folder) {
    HandoverFolder handover = new HandoverFolder(folder);
    if (handover.isTaken()) {
      throw new IllegalStateException(
          handover.root() + " holds other files. Name a folder that is empty or not there.");
    }
    Credentials credentials =
        new Credentials(
            home.clientSecrets().renew(connection.clientId()),
            password ? Optional.of(SecretFile.random()) : Optional.empty());
    BrokerPassword passwords = new BrokerPassword(provisioner());
    credentials
        .password()
        .ifPresentOrElse(
            text -> passwords.set(principal(), text), () -> passwords.remove(principal()));
    put(Membership.ONBOARDED);
    handover.write(connection, credentials);
    return new Handover(connection, credentials, handover.root());
  }

  /** Ends the agency's access. Its secret is replaced by one that nobody is given. */
  public void revoke() {
    String _ = home.clientSecrets().renew(connection.clientId());
    put(Membership.REVOKED);
    new BrokerPassword(provisioner()).remove(principal());
  }

  private void put(Membership membership) {
    home.memberships().put(connection.clientId(), membership);
    home.kafkaClients().write(principal(), ports.url(Port.ISSUER));
    AccessProvisioning.Change _ = AccessProvisioning.apply(home.access(), provisioner());
  }

  private Principal principal() {
    return connection.principal();
  }

  private Map<String, Object> provisioner() {
    return home.kafkaClients().client(Principal.PROVISIONER, ports.bootstrapServers());
  }
}
