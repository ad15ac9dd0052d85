package org.referralrouter.audit.kafka;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the schema registry is.
 *
 * @param url its base address, as in {@code http://127.0.0.1:18090}
 */
@ConfigurationProperties("audit.registry")
record RegistrySettings(URI url) {
  RegistrySettings {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("audit.registry.url must be an absolute address");
    }
  }
}
