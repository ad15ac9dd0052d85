package org.referralrouter.audit.seal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is sealed.
 *
 * @param origin the ledger's name, in checkpoints and in the names of its keys
 * @param every the pause between two seals
 * @param keyFiles signer keys, the present one first; a second one signs beside it while keys are
 *     rotated
 * @param generate whether a missing key file is made
 * @param vkeyFile where the verifier keys are written at start; null for nowhere
 * @param witnesses who cosigns
 * @param quorum how many of them a checkpoint needs
 */
@ConfigurationProperties("audit.seal")
public record SealSettings(
    String origin,
    Duration every,
    List<Path> keyFiles,
    boolean generate,
    @Nullable Path vkeyFile,
    @DefaultValue List<WitnessAt> witnesses,
    int quorum) {

  /**
   * A witness.
   *
   * @param url its base address; empty where there is no such witness
   * @param vkeyFile holds its verifier key
   */
  public record WitnessAt(String url, Path vkeyFile) {}

  public SealSettings {
    witnesses = witnesses.stream().filter(each -> !each.url().isEmpty()).toList();
    if (keyFiles.isEmpty()) {
      throw new IllegalArgumentException("audit.seal.key-files names one signer key at least");
    }
  }
}
