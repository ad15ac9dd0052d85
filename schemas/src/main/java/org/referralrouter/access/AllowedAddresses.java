package org.referralrouter.access;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses that Kafka's OAUTHBEARER may ask for tokens and keys. Kafka takes them from a
 * system property of the JVM and from nothing else.
 */
public final class AllowedAddresses {
  private static final String PROPERTY = "org.apache.kafka.sasl.oauthbearer.allowed.urls";

  private AllowedAddresses() {}

  /** Allows one more. */
  public static synchronized void add(String address) {
    Set<String> allowed =
        Arrays.stream(System.getProperty(PROPERTY, "").split(","))
            .filter(known -> !known.isBlank())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    allowed.addAll(List.of(address));
    System.setProperty(PROPERTY, String.join(",", allowed));
  }
}
