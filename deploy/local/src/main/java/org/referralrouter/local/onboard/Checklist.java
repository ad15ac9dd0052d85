package org.referralrouter.local.onboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;

/**
 * Tries an agency's connection as its own system will, and says of each step whether it works, with
 * picocli's markup. After a step that does not, the others are not tried: they need it.
 */
public final class Checklist {
  private final AgencyAttempt attempt;
  private final Handover handover;
  private final Consumer<String> lines;

  /** Of what this agency was given, at the system that runs in this home. */
  public Checklist(Handover handover, Home home, Ports ports, Consumer<String> lines) {
    this.attempt = new AgencyAttempt(handover.connection(), handover.credentials(), home, ports);
    this.handover = handover;
    this.lines = lines;
  }

  /** Tries everything; returns whether all of it works. */
  public boolean passes() {
    boolean works = true;
    try (attempt) {
      for (Check check : checks()) {
        works = works && passes(check);
      }
    }
    return works;
  }

  private boolean passes(Check check) {
    try {
      check.attempt().run();
      lines.accept("  @|green yes|@  " + check.says());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      lines.accept("  @|red no |@  " + check.says());
      lines.accept("       " + reason(e));
      lines.accept("       " + check.otherwise());
      return false;
    }
  }

  private List<Check> checks() {
    var connection = handover.connection();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "connects over TLS with a token of its own and sees its topics",
            "Is the broker up (./referrals status)? Its log and the issuer's say why.",
            attempt::connects));
    if (handover.credentials().password().isPresent()) {
      checks.add(
          new Check(
              "connects with its password",
              "Run this again with --rotate --scram.",
              attempt::connectsWithPassword));
    }
    checks.add(
        new Check(
            "cannot read another agency's referrals",
            "Do not hand the folder over: run this again with --revoke, and look at the broker's rules.",
            attempt::cannotReadOthers));
    checks.add(
        new Check(
            "reads an invented referral on " + connection.referralsTopic(),
            "Is routing up (./referrals status), and is a procedure in force?",
            attempt::readsTrial));
    checks.add(
        new Check(
            "answers it on " + connection.responsesTopic(),
            "Does the registry hold its schema? Its log says what was asked.",
            attempt::answersTrial));
    checks.add(
        new Check(
            "sees that its answer is taken",
            "Are routing and notification up (./referrals status)? Their logs say more.",
            attempt::seesAnswerTaken));
    return checks;
  }

  private static String reason(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName()
        + (cause.getMessage() == null
            ? ""
            : ": " + cause.getMessage().lines().findFirst().orElse(""));
  }
}
