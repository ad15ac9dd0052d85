package org.referralrouter.routing.concern;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.SharedConcern;

/**
 * What a referral says, without its stamps: only where this differs is a next revision sent. Times,
 * revisions and the procedure's version are stamps.
 */
record Content(
    Agency agency,
    @Nullable String subject,
    ReferralState state,
    @Nullable String withdrawnReason,
    Urgency urgency,
    Embargo embargo,
    List<Purpose> purposes,
    List<Confidentiality> confidentiality,
    List<Handling> handling,
    List<Question> questions,
    SharedConcern shared) {

  static Content of(Referral sent) {
    return new Content(
        sent.agency(),
        sent.subject(),
        sent.state(),
        sent.withdrawnReason(),
        sent.urgency(),
        sent.embargo(),
        sent.purposes(),
        sent.confidentiality(),
        sent.handling(),
        sent.questions(),
        sent.shared());
  }

  static Content of(DecidedReferral decided, Embargo embargo, SharedConcern shared) {
    return new Content(
        decided.agency(),
        decided.subject(),
        ReferralState.OPEN,
        null,
        decided.urgency(),
        embargo,
        decided.purposes(),
        decided.confidentiality(),
        decided.handling(),
        decided.questions(),
        shared);
  }

  Content withdrawn(String reason) {
    return new Content(
        agency,
        subject,
        ReferralState.WITHDRAWN,
        reason,
        urgency,
        embargo,
        purposes,
        confidentiality,
        handling,
        questions,
        shared);
  }

  /**
   * Whether the agency has to answer anew after the change from another content: it is asked for
   * something else or at another speed, or the referral stands again.
   */
  boolean asksAnewAfter(Content other) {
    return state != other.state || urgency != other.urgency || !asks().equals(other.asks());
  }

  private Set<String> asks() {
    return purposes.stream().map(Purpose::code).collect(Collectors.toSet());
  }
}
