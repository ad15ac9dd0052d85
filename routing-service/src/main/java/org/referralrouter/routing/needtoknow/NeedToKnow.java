package org.referralrouter.routing.needtoknow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.SharedConcern;

/**
 * Cuts a concern down to what one agency may know (contract, "Need to know"). It starts from
 * nothing and adds what the table grants: a field that the table does not name is not shared. The
 * table is read and checked once, when the procedure is loaded.
 */
public final class NeedToKnow {
  private final Map<Agency, AgencyGrants> agencies;

  private NeedToKnow(Map<Agency, AgencyGrants> agencies) {
    this.agencies = agencies;
  }

  /**
   * By the table in this JSON.
   *
   * @param known each of which has its rows
   * @throws org.referralrouter.routing.procedure.RefusedProcedure naming the agency, the row or the
   *     field that is unknown or missing
   */
  public NeedToKnow(byte[] table, Agencies known) {
    this(TableReader.agencies(table, known));
  }

  /**
   * The widest that any procedure may grant, by a table that has the agencies of the contract and,
   * under {@code otherAgencies}, the rows of each other one.
   */
  public static NeedToKnow widest(byte[] table, Agencies known) {
    return new NeedToKnow(TableReader.widest(table, known));
  }

  /**
   * What an agency may know of a concern.
   *
   * @param known all that is known of it
   * @param day on which the people's ages count
   * @param subject the ref of the person that the referral is about; null for the concern itself
   * @param embargo what is granted after the release is granted only where this is RELEASED
   */
  public SharedConcern share(
      Concern known, LocalDate day, Agency agency, @Nullable String subject, Embargo embargo) {
    return of(agency).share(known, day, subject, embargo);
  }

  /**
   * A field that an agency is told.
   *
   * @param row of whom or what it is told, as the table names it
   */
  public record GrantedField(Agency agency, String row, String field) {}

  /**
   * What this table grants and the other does not, in a stable order; to an agency that the other
   * does not have, it grants nothing.
   */
  public List<GrantedField> beyond(NeedToKnow other) {
    List<GrantedField> beyond = new ArrayList<>();
    for (Agency agency : new TreeSet<>(agencies.keySet())) {
      for (Row row : Row.values()) {
        Grant here = of(agency).effective(row);
        Optional<Grant> there =
            Optional.ofNullable(other.agencies.get(agency)).map(known -> known.effective(row));
        row.fields().stream()
            .filter(field -> here.has(field) && there.filter(own -> own.has(field)).isEmpty())
            .map(field -> new GrantedField(agency, row.rowName(), field.fieldName()))
            .forEach(beyond::add);
      }
    }
    return List.copyOf(beyond);
  }

  private AgencyGrants of(Agency agency) {
    return Objects.requireNonNull(agencies.get(agency), agency::name);
  }
}
