package org.referralrouter.local.issuer;

import java.util.Optional;

/** The clients whom an issuer knows at the moment of asking. */
@FunctionalInterface
public interface ClientDirectory {
  /** The client of this id; empty where there is none, or no more. */
  Optional<Client> client(String id);
}
