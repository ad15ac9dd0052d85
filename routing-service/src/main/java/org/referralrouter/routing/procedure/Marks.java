package org.referralrouter.routing.procedure;

import java.util.List;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Handling;

/**
 * What the tables put on a referral beside its purposes: flags by their codes, and instructions by
 * theirs and their paragraphs.
 */
public record Marks(List<Confidentiality> confidentiality, List<Handling> handling) {
  public Marks {
    confidentiality = List.copyOf(confidentiality);
    handling = List.copyOf(handling);
  }
}
