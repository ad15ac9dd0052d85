package org.referralrouter.audit;

import java.util.Arrays;
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
  private static final String NAME = "audit";
  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  private AuditCommand() {}

  /** Whether these words are for a command; the service itself takes settings alone. */
  static boolean isMeant(String[] words) {
    return words.length > 0 && (HELP.contains(words[0]) || !words[0].startsWith("--"));
  }

  /**
   * Runs the command that is named.
   *
   * @param words its own, with or without {@code audit} before them
   * @return the exit code
   */
  static int run(String[] words) {
    String[] own =
        words.length > 0 && words[0].equals(NAME)
            ? Arrays.copyOfRange(words, 1, words.length)
            : words;
    return new CommandLine(new AuditCommand()).execute(own);
  }
}
