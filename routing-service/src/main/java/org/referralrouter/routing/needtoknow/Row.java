package org.referralrouter.routing.needtoknow;

import java.util.List;
import java.util.Optional;

/** A row of the need-to-know table: of whom or what it grants fields. */
enum Row {
  /** Of the concern itself. */
  CONCERN,
  /** Of the concern itself, as soon as the police have released the embargo (lifecycle, L8). */
  CONCERN_AFTER_RELEASE,
  /** Of the person that the referral is about. */
  SUBJECT,
  /** Of that person, if a child. */
  CHILD_SUBJECT,
  OTHER_CHILDREN,
  SUSPECTS,
  /** Of parents, witnesses, adult victims and people without a role or age. */
  OTHER_ADULTS,
  REPORTER,
  /** Of a reporter whose identity is protected (rule K4). */
  PROTECTED_REPORTER,
  ONLINE,
  EVIDENCE;

  /** The name in the table, as in {@code otherChildren}. */
  String rowName() {
    return Field.camelCase(name());
  }

  /** What it can grant, in a stable order. */
  List<Field> fields() {
    return switch (this) {
      case CONCERN, CONCERN_AFTER_RELEASE -> List.of(ConcernField.values());
      case SUBJECT, CHILD_SUBJECT, OTHER_CHILDREN, SUSPECTS, OTHER_ADULTS ->
          List.of(PersonField.values());
      case REPORTER, PROTECTED_REPORTER -> List.of(ReporterField.values());
      case ONLINE -> List.of(OnlineField.values());
      case EVIDENCE -> List.of(EvidenceField.values());
    };
  }

  /** The field without which the others cannot be told. */
  Optional<Field> always() {
    return switch (this) {
      case SUBJECT, CHILD_SUBJECT, OTHER_CHILDREN, SUSPECTS, OTHER_ADULTS ->
          Optional.of(PersonField.REF);
      case ONLINE -> Optional.of(OnlineField.KIND);
      case EVIDENCE -> Optional.of(EvidenceField.KIND);
      case CONCERN, CONCERN_AFTER_RELEASE, REPORTER, PROTECTED_REPORTER -> Optional.empty();
    };
  }

  Optional<Field> field(String fieldName) {
    return fields().stream().filter(field -> field.fieldName().equals(fieldName)).findFirst();
  }
}
