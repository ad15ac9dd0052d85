package org.referralrouter.local.onboard;

import java.util.Optional;
import org.referralrouter.concern.Agency;

/** The AsyncAPI document of the topics, cut to what one agency may use. */
@FunctionalInterface
public interface AgencyContract {
  /** The name of its file in the folder. */
  String FILE = "asyncapi.yaml";

  /** There is no such document. */
  AgencyContract NONE = _ -> Optional.empty();

  /** The document as text; empty where there is none. */
  Optional<String> of(Agency agency);
}
