package org.referralrouter.local.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;

/**
 * How a concern's life goes on: an answer changes the decision, the police release the embargo, and
 * the reporter learns what became of it. It is told of a concern whose suspect may or may not work
 * with children.
 */
final class ConcernStory {
  private static final String QUESTION = "worksWithChildren";
  private static final String SUSPECT = "suspect-1";

  private final Services services;
  private final EventWatch watch;
  private final AgencyDesk desk;
  private final Consumer<String> lines;

  ConcernStory(Services services, EventWatch watch, AgencyDesk desk, Consumer<String> lines) {
    this.services = services;
    this.watch = watch;
    this.desk = desk;
    this.lines = lines;
  }

  /**
   * Tells it.
   *
   * @param referrals as they were first sent
   */
  void tell(String title, List<Referral> referrals) {
    var first =
        referrals.stream()
            .filter(sent -> Agency.POLICE.equals(sent.agency()))
            .findFirst()
            .orElseThrow();
    var concern = first.concernId();
    lines.accept("");
    lines.accept("@|bold,underline What follows: %s|@".formatted(title));
    showStatus(concern, Embargo.ACTIVE);
    var toHr = answer(first);
    release(latest(first), toHr);
    showStatus(concern, Embargo.RELEASED);
    lines.accept("");
    lines.accept(
        "@|bold,underline What the audit log holds of it, concern %s|@".formatted(concern));
    AuditText.of(services.entries(concern, "ResponseOutcome").json().path("entries"))
        .forEach(lines);
  }

  /** The police find out that the suspect works with children; answers with what HR then gets. */
  private Referral answer(Referral police) {
    desk.says(
        police, ResponseKind.ANSWERED, Map.of("fact", QUESTION, "of", SUSPECT, "value", "YES"));
    var made =
        watch.await(
            DecisionMade.class,
            police.concernId(),
            decision ->
                decision.decision().referrals().stream()
                    .anyMatch(referral -> Agency.HR_ALLEGATIONS.equals(referral.agency())));
    lines.accept(
        "  decided   again, since the police answered that %s works with children:"
            .formatted(SUSPECT));
    DecisionText.of(made.decision()).forEach(lines);
    return watch.await(
        Referral.class,
        police.concernId(),
        referral -> Agency.HR_ALLEGATIONS.equals(referral.agency()));
  }

  private void release(Referral police, Referral toHr) {
    desk.says(
        police, ResponseKind.EMBARGO_RELEASED, Map.of("reason", "Interviewed (demonstration)"));
    var after =
        watch.await(
            Referral.class,
            police.concernId(),
            referral ->
                referral.referralId().equals(toHr.referralId())
                    && referral.embargo() == Embargo.RELEASED);
    lines.accept(
        "  released  HR reads revision %d: categories %s, %s"
            .formatted(
                after.revision(),
                after.shared().categories(),
                after.confidentiality().stream().map(flag -> "⚑ " + flag.flag()).toList()));
  }

  /** The revision that was sent last, as far as it has been seen. */
  private Referral latest(Referral first) {
    return watch.await(
        Referral.class,
        first.concernId(),
        referral ->
            referral.referralId().equals(first.referralId())
                && referral.questions().stream().noneMatch(asked -> asked.fact().equals(QUESTION)));
  }

  private void showStatus(UUID concern, Embargo embargo) {
    var told = services.status(concern, StatusText.under(embargo));
    StatusText.of(told).forEach(lines);
  }
}
