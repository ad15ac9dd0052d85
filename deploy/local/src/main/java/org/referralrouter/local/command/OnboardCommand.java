package org.referralrouter.local.command;

import static org.referralrouter.local.run.CommandHint.shown;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.local.issuer.Membership;
import org.referralrouter.local.onboard.Checklist;
import org.referralrouter.local.onboard.Handover;
import org.referralrouter.local.onboard.Onboarding;
import org.referralrouter.local.run.Ports;
import org.referralrouter.wire.AgenciesFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets an agency's own system join, or ends that. */
@Command(
    name = "onboard",
    description =
        "Give an agency's own system its client, rights and a folder with working clients, and try all of it; or end its access.",
    mixinStandardHelpOptions = true)
final class OnboardCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Parameters(
      paramLabel = "AGENCY",
      completionCandidates = Slugs.class,
      description =
          "One of ${COMPLETION-CANDIDATES}, or another agency of the procedure, as in health.")
  private String named = "";

  private Agency agency = Agency.POLICE;

  @ArgGroup private Change change = new Change();

  @Option(
      names = "--scram",
      description =
          "Give it a password at the broker too (SCRAM-SHA-512), for clients that know no tokens. Without this, a password from before ends.")
  private boolean scram;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "The folder to hand over. Default: handover/AGENCY in the home.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--no-check", description = "Leave out the checklist.")
  private boolean noCheck;

  /** What to do with an agency that was onboarded before. */
  static final class Change {
    @Option(
        names = "--rotate",
        description = "Give it a new secret. The old one is refused from then on.")
    private boolean rotate;

    @Option(
        names = "--revoke",
        description =
            "End its access: no new token and no right at the broker at once; tokens that it holds end within 10 minutes.")
    private boolean revoke;
  }

  @Override
  public Integer call() {
    agency = agency(where.home().agencies());
    var running = where.running();
    if (running.isEmpty()) {
      spec.commandLine().getErr().println(where.doesNotRun());
      return ExitCodes.NOT_RUNNING;
    }
    var ports = running.get().ports();
    var onboarding = new Onboarding(agency, where.home(), ports);
    if (change.revoke) {
      return revoke(onboarding);
    }
    var refusal = refusal(onboarding.membership());
    if (refusal.isPresent()) {
      spec.commandLine().getErr().println(refusal.get());
      return ExitCodes.REFUSED;
    }
    return letIn(onboarding, ports);
  }

  private Agency agency(Agencies agencies) {
    return agencies.all().stream()
        .filter(one -> one.slug().equals(named) || one.name().equals(named))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    agencies.all().stream()
                        .map(Agency::slug)
                        .collect(Collectors.joining(", ", "'" + named + "' is not one of ", ""))));
  }

  private Optional<String> refusal(Membership membership) {
    var again = where.hint().of("onboard " + agency.slug());
    return switch (membership) {
      case ONBOARDED ->
          change.rotate
              ? Optional.empty()
              : Optional.of(
                  "%s is onboarded already, and its secret is shown once. %s --rotate gives it a new one, and --revoke ends its access."
                      .formatted(agency.slug(), again));
      case NOT_YET, REVOKED ->
          change.rotate
              ? Optional.of(
                  "%s has no secret to rotate. %s gives it one.".formatted(agency.slug(), again))
              : Optional.empty();
    };
  }

  private int revoke(Onboarding onboarding) {
    onboarding.revoke();
    var out = spec.commandLine().getOut();
    out.println(
        """
        %s is revoked, and stays so at the next start:
          tokens         none is given from now on; those that it holds end within 10 minutes
          broker         every rule is removed: what it still has open may do nothing
          to come back   %s"""
            .formatted(agency.slug(), where.hint().of("onboard " + agency.slug())));
    return ExitCodes.DONE;
  }

  private int letIn(Onboarding onboarding, Ports ports) {
    var target =
        folder.orElseGet(() -> where.home().root().resolve("handover").resolve(agency.slug()));
    Handover handover = onboarding.letIn(scram, target);
    PrintWriter out = spec.commandLine().getOut();
    out.println("%s may join:".formatted(agency.slug()));
    handover.lines().forEach(out::println);
    if (noCheck) {
      return ExitCodes.DONE;
    }
    out.println("The checklist, tried with this client:");
    var ansi = spec.commandLine().getColorScheme().ansi();
    boolean passes =
        new Checklist(
                handover,
                where.home(),
                ports,
                line -> {
                  out.println(ansi.string(line));
                  out.flush();
                })
            .passes();
    out.println(
        passes
            ? "All of it works. Next: give the folder to the agency; %s says what to do with it."
                .formatted(shown(target.resolve("README.md")))
            : "Not all of it works. After the repair: %s"
                .formatted(where.hint().of("onboard " + agency.slug() + " --rotate")));
    return passes ? ExitCodes.DONE : ExitCodes.REFUSED;
  }

  static final class Slugs implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return AgenciesFile.bundled().all().stream().map(Agency::slug).iterator();
    }
  }
}
