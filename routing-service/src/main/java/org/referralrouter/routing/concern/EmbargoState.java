package org.referralrouter.routing.concern;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;

/** Where the embargo of a concern stands: whether a suspect may know (paragraph 17). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "embargo")
public sealed interface EmbargoState {

  /** Nothing has opened one. */
  @JsonTypeName("NONE")
  record None() implements EmbargoState {}

  /**
   * It stands until the police release it, whatever else changes.
   *
   * @param flags what every referral carries while it stands
   * @param allowed what the police had released before
   */
  @JsonTypeName("ACTIVE")
  record Active(List<Confidentiality> flags, Grounds allowed) implements EmbargoState {
    public Active {
      flags = List.copyOf(flags);
    }
  }

  /**
   * The police have released it.
   *
   * @param allowed what it stood on; anything beyond it opens a new one
   */
  @JsonTypeName("RELEASED")
  record Released(Grounds allowed) implements EmbargoState {}

  /** Its code. */
  default Embargo code() {
    return switch (this) {
      case None _ -> Embargo.NONE;
      case Active _ -> Embargo.ACTIVE;
      case Released _ -> Embargo.RELEASED;
    };
  }
}
