package org.referralrouter.notification.inbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.referralrouter.event.Referral;
import org.referralrouter.notification.outgoing.Outgoing;
import org.referralrouter.notification.outgoing.ReferralMailDue;

/** The agencies' inboxes. Each method is one transaction of its caller. */
public final class Inbox {
  private final Referrals referrals;
  private final AccessLog access;
  private final Outgoing outgoing;
  private final Clock clock;

  public Inbox(Referrals referrals, AccessLog access, Outgoing outgoing, Clock clock) {
    this.referrals = referrals;
    this.access = access;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /**
   * Referrals have arrived, in this order; the agency of each is told unless the same or a later
   * revision came before. Nobody is told of a trial: it is shown to those who look.
   */
  public void arrived(List<ArrivedReferral> arrived) {
    Map<UUID, KeptReferral> latest =
        new HashMap<>(
            referrals.find(
                arrived.stream()
                    .map(each -> each.referral().referralId())
                    .collect(Collectors.toSet())));
    Map<UUID, KeptReferral> changed = new LinkedHashMap<>();
    List<ReferralMailDue> mails = new ArrayList<>();
    for (ArrivedReferral each : arrived) {
      Referral referral = each.referral();
      KeptReferral last = latest.get(referral.referralId());
      if (last == null || last.referral().revision() < referral.revision()) {
        KeptReferral kept = last == null ? KeptReferral.first(referral) : last.followedBy(referral);
        latest.put(referral.referralId(), kept);
        // What changes again is shown where it changed last.
        changed.remove(referral.referralId());
        changed.put(referral.referralId(), kept);
        if (!referral.test()) {
          mails.add(ReferralMailDue.about(referral, each.traceParent()));
        }
      }
    }
    Set<UUID> kept = referrals.keep(List.copyOf(changed.values()));
    outgoing.mail(mails.stream().filter(mail -> kept.contains(mail.referralId())).toList());
  }

  /** Shows a page of an agency's list, and records that it was shown. */
  public InboxPage list(InboxReader reader, InboxQuery query) {
    access.listed(reader);
    return InboxPage.of(referrals.page(reader, query, clock.instant()), query.limit());
  }

  /** Shows a referral to whoever may read it, and records that it was shown or refused. */
  public Optional<Referral> show(InboxReader reader, UUID referralId) {
    return find(reader, referralId, AccessAction.REFERRAL_READ)
        .map(
            referral -> {
              access.shown(AccessAction.REFERRAL_READ, reader, referral);
              return referral;
            });
  }

  /** The referral, where this reader may read it; a refusal is recorded. */
  public Optional<Referral> find(InboxReader reader, UUID referralId, AccessAction action) {
    Optional<Referral> found =
        referrals.find(referralId).map(KeptReferral::referral).filter(reader::mayRead);
    if (found.isEmpty()) {
      access.refused(action, reader.actor(), reader.agency(), referralId);
    }
    return found;
  }
}
