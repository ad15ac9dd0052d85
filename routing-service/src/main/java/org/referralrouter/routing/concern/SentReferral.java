package org.referralrouter.routing.concern;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.Response;

/**
 * What routing remembers of a referral that it sent: codes and digests, no fact of anybody.
 *
 * @param revision the last one sent
 * @param purposes codes of its purposes
 * @param questions its questions, as fact and ref
 * @param content digest of what it says; a next revision is sent only where this differs (L6)
 * @param shared digest of the facts that it shares
 * @param suspensionReasonWithheld the flag that it keeps while the embargo is active, once it had
 *     it (L8)
 * @param views what the police were shown, newest last; empty for other agencies
 */
public record SentReferral(
    ReferralKey key,
    int revision,
    ReferralState state,
    Urgency urgency,
    SortedSet<String> purposes,
    SortedSet<String> questions,
    String content,
    String shared,
    Waits waits,
    @Nullable Confidentiality suspensionReasonWithheld,
    List<PoliceView> views) {
  /** Older views are forgotten: a release that names one of them covers nothing. */
  private static final int VIEWS = 200;

  public SentReferral {
    purposes = new TreeSet<>(purposes);
    questions = new TreeSet<>(questions);
    views = List.copyOf(views.subList(Math.max(0, views.size() - VIEWS), views.size()));
  }

  boolean open() {
    return state == ReferralState.OPEN;
  }

  /** What the police saw in this revision of their referral. */
  Cover shownBy(int read) {
    Cover shown = Cover.NOTHING;
    for (PoliceView view : views) {
      if (view.from() <= read) {
        shown = view.cover();
      }
    }
    return shown;
  }

  /** With what this revision of it shows the police. */
  SentReferral showing(Cover cover) {
    if (!views.isEmpty() && views.getLast().cover().equals(cover)) {
      return this;
    }
    List<PoliceView> all = new ArrayList<>(views);
    all.add(new PoliceView(revision, cover));
    return new SentReferral(
        key,
        revision,
        state,
        urgency,
        purposes,
        questions,
        content,
        shared,
        waits,
        suspensionReasonWithheld,
        all);
  }

  /** After a receipt or a decision. */
  SentReferral answered(Response response) {
    return with(waits.answered(response));
  }

  SentReferral with(Waits others) {
    return new SentReferral(
        key,
        revision,
        state,
        urgency,
        purposes,
        questions,
        content,
        shared,
        others,
        suspensionReasonWithheld,
        views);
  }

  /** Whether it stands and carries this question. */
  boolean asks(String fact, @Nullable String of) {
    return open() && questions.contains(ReferralContent.code(fact, of));
  }
}
