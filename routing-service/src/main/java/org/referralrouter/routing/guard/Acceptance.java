package org.referralrouter.routing.guard;

import java.util.List;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;
import org.referralrouter.routing.procedure.RefusedProcedure;

/**
 * Whether a procedure that was asked for may decide. Those that come with this program may: its
 * build has looked at them.
 *
 * @param asked what was asked for; its digest is {@link #UNREADABLE} where its files are not those
 *     of a procedure
 * @param refusals why it may not; empty where it may
 */
public record Acceptance(Procedure asked, List<Refusal> refusals) {
  /** Stands for a digest where there are no files to take it of. */
  public static final String UNREADABLE = "unreadable";

  public Acceptance {
    refusals = List.copyOf(refusals);
  }

  /** Looks at the procedure of this id and version. */
  public static Acceptance of(Procedures procedures, String id, String version) {
    ProcedureDirectory files;
    try {
      files = procedures.find(id, version);
    } catch (RefusedProcedure refused) {
      return new Acceptance(
          new Procedure(id, version, UNREADABLE),
          List.of(new Refusal(id + " " + version, "files", String.valueOf(refused.getMessage()))));
    }
    return new Acceptance(files.procedure(), files.bundled() ? List.of() : Guards.refusals(files));
  }

  /** Whether it may decide. */
  public boolean accepted() {
    return refusals.isEmpty();
  }
}
