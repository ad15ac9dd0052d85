package org.referralrouter.audit.operate;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What operators see and do.
 *
 * @param clientFile how a letter is put back: the settings of the Kafka client that may write to
 *     the topics where letters come from; empty where the broker is an open one
 * @param redriveEvery the pause between two looks for letters to put back
 * @param decidedWithin from a concern's arrival to its decision
 * @param toldWithin from a referral's revision to the agency's being told
 * @param parts the base address of each part's management port, by its name, where its readiness is
 *     asked for
 */
@ConfigurationProperties("audit.operations")
public record OperateSettings(
    String clientFile,
    Duration redriveEvery,
    Duration decidedWithin,
    Duration toldWithin,
    Map<String, URI> parts) {
  public OperateSettings {
    parts = Map.copyOf(parts);
  }

  /** The file of the client that puts letters back. */
  public Optional<Path> kafkaClient() {
    return Optional.of(clientFile).filter(file -> !file.isBlank()).map(Path::of);
  }
}
