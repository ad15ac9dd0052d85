package org.referralrouter.local.issuer;

import java.util.Set;
import org.referralrouter.local.secret.SecretFile;

/**
 * The client by which Prometheus reads measures. It is nobody's role, and may do nothing but read
 * them: an operator's secret, with which one may act, is not for a file of Prometheus.
 */
public final class ObserverClient {
  /** Its id. */
  public static final String ID = "prometheus";

  private static final String SCOPE = "operations:read";

  private ObserverClient() {}

  /** The client with its kept secret. */
  public static Client of(SecretFile secrets) {
    return new Client(ID, secrets.of(ID), Set.of(SCOPE));
  }
}
