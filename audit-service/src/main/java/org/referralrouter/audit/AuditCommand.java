package org.referralrouter.audit;

import java.util.Set;
import org.referralrouter.audit.verify.FetchCommand;
import org.referralrouter.audit.verify.VerifyCommand;
import org.referralrouter.audit.witness.WitnessCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the jar does besides serving. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    subcommands = {VerifyCommand.class, FetchCommand.class, WitnessCommand.class},
    description = "The audit log from outside of its service.")
final class AuditCommand {
  private static final Set<String> WORDS = Set.of("verify", "fetch", "witness");

  private AuditCommand() {}

  static boolean isMeant(String[] words) {
    return words.length > 0 && WORDS.contains(words[0]);
  }

  static int run(String[] words) {
    return new CommandLine(new AuditCommand()).execute(words);
  }
}
