package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.referralrouter.known.KnownFacts;

/**
 * All that routing remembers of one concern: a header, and one small row for each referral.
 *
 * @param referrals the row of each referral that was ever sent
 */
public record ConcernState(Header header, SortedMap<ReferralKey, SentReferral> referrals) {

  /** A concern of which nothing is known yet. */
  public static final ConcernState UNSEEN =
      new ConcernState(
          new Header(KnownFacts.NOTHING, new EmbargoState.None(), 0, List.of(), List.of()),
          new TreeMap<>());

  public ConcernState {
    referrals = Collections.unmodifiableSortedMap(new TreeMap<>(referrals));
  }

  /**
   * What is remembered of the concern as a whole.
   *
   * @param decisions how many decisions were made on it
   * @param referredOn what agencies' redirects opened
   * @param redirects which agency redirected to which referral, ever
   */
  public record Header(
      KnownFacts known,
      EmbargoState embargo,
      int decisions,
      List<ReferredOn> referredOn,
      List<Redirect> redirects) {
    public Header {
      referredOn = List.copyOf(referredOn);
      redirects = List.copyOf(redirects);
    }

    Header with(EmbargoState other) {
      return new Header(known, other, decisions, referredOn, redirects);
    }

    /** With other facts; what redirects opened about somebody who was retracted has ended (L11). */
    Header with(KnownFacts other) {
      List<ReferredOn> standing =
          referredOn.stream()
              .filter(
                  opened ->
                      opened.key().subject() == null
                          || other.person(opened.key().subject()).isPresent())
              .toList();
      return new Header(other, embargo, decisions, standing, redirects);
    }

    /** With a referral that a redirect opened, as urgent as the most urgent redirect to it. */
    Header with(ReferredOn opened) {
      List<ReferredOn> all = new ArrayList<>();
      ReferredOn most = opened;
      for (ReferredOn before : referredOn) {
        if (!before.key().equals(opened.key())) {
          all.add(before);
        } else if (before.urgency().compareTo(most.urgency()) < 0) {
          most = before;
        }
      }
      all.add(most);
      return new Header(known, embargo, decisions, all, redirects);
    }

    Header with(Redirect redirect) {
      if (redirects.contains(redirect)) {
        return this;
      }
      List<Redirect> all = new ArrayList<>(redirects);
      all.add(redirect);
      return new Header(known, embargo, decisions, referredOn, all);
    }

    Header decidedOnceMore() {
      return new Header(known, embargo, decisions + 1, referredOn, redirects);
    }

    /** Holds personal text, so it never prints. */
    @Override
    public String toString() {
      return "Header[redacted]";
    }
  }

  /** When the next referral is escalated unless its agency acts. */
  public Optional<Instant> nextEscalation() {
    return referrals.values().stream()
        .flatMap(sent -> sent.waits().nextEscalation().stream())
        .min(Instant::compareTo);
  }

  KnownFacts known() {
    return header.known();
  }

  EmbargoState embargo() {
    return header.embargo();
  }

  ConcernState with(Header other) {
    return new ConcernState(other, referrals);
  }

  ConcernState with(SentReferral sent) {
    SortedMap<ReferralKey, SentReferral> all = new TreeMap<>(referrals);
    all.put(sent.key(), sent);
    return new ConcernState(header, all);
  }

  /** The referral of this id; empty where none was sent. */
  Optional<SentReferral> referral(UUID concernId, UUID referralId) {
    Map<UUID, SentReferral> byId = new LinkedHashMap<>();
    referrals.forEach((key, sent) -> byId.put(key.id(concernId), sent));
    return Optional.ofNullable(byId.get(referralId));
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "ConcernState[redacted]";
  }
}
