package org.referralrouter.notification.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;

/** An agency's inbox. Each method is one transaction of its caller. */
public final class Inbox {
  private final Referrals referrals;
  private final Once once;
  private final Outgoing outgoing;
  private final Clock clock;

  public Inbox(Referrals referrals, Answers answers, Outgoing outgoing, Clock clock) {
    this.referrals = referrals;
    this.once = new Once(answers, clock);
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /** A referral has arrived; its agency is told unless the same or a later revision came before. */
  public void arrived(Referral referral) {
    if (referrals.keep(referral)) {
      outgoing.mail(MailDue.about(referral));
    }
  }

  /** Shows a page of an agency's list, and records that it was shown. */
  public List<InboxLine> list(
      Agency agency,
      @Nullable ReferralState state,
      @Nullable Long before,
      int limit,
      String actor) {
    outgoing.publish(shown("REFERRALS_LISTED", actor, agency, null, null));
    return referrals.page(agency, state, before, limit);
  }

  /** Shows a referral to its own agency, and records that it was shown. */
  public Optional<KeptReferral> show(Agency agency, UUID referralId, String actor) {
    Optional<KeptReferral> found = referrals.find(agency, referralId);
    found.ifPresent(
        referral ->
            outgoing.publish(
                shown(
                    "REFERRAL_READ", actor, agency, referral.concernId(), referral.referralId())));
    return found;
  }

  private AccessRecorded shown(
      String action,
      String actor,
      Agency agency,
      @Nullable UUID concernId,
      @Nullable UUID referralId) {
    return Access.of(action, actor, agency, concernId, referralId, clock.instant());
  }

  /** Takes an agency's answer to a referral of its own. */
  public Answered acknowledge(Agency agency, UUID referralId, Answer answer, Asked asked) {
    Optional<KeptReferral> found = referrals.find(agency, referralId);
    if (found.isEmpty()) {
      return new Answered.NotTheirs();
    }
    KeptReferral referral = found.get();
    if (asked.revision() != null && asked.revision() != referral.revision()) {
      return new Answered.RevisionMoved(referral.revision());
    }
    String revision = Integer.toString(referral.revision());
    UUID content =
        DerivedId.of(
            referralId,
            "answer",
            revision,
            answer.outcome().name(),
            answer.by(),
            Objects.requireNonNullElse(answer.reason(), ""),
            String.valueOf(answer.redirectedTo()));
    UUID id = Once.id(referralId, "acknowledgement", revision, asked, content);
    return once.take(
        id,
        content,
        () ->
            outgoing.publish(
                new Acknowledgement(
                    id,
                    referralId,
                    referral.concernId(),
                    referral.revision(),
                    agency,
                    answer.outcome(),
                    answer.by(),
                    answer.reason(),
                    answer.redirectedTo(),
                    clock.instant(),
                    asked.actor())));
  }
}
