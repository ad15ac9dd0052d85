package org.referralrouter.routing.needtoknow;

import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Reporter;
import org.referralrouter.event.SharedReporter;

/** What a concern says of its reporter. */
enum ReporterField implements Field {
  ORGANISATION,
  SECTOR,
  NAME,
  ROLE,
  PHONE,
  EMAIL,
  IDENTITY_PROTECTED,
  DISCUSSED_WITH;

  static @Nullable SharedReporter share(Reporter reporter, Grant grant) {
    if (grant.isNothing()) {
      return null;
    }
    return new SharedReporter(
        grant.of(ORGANISATION, reporter.organisation()),
        grant.of(SECTOR, reporter.sector()),
        grant.of(NAME, reporter.name()),
        grant.of(ROLE, reporter.role()),
        grant.of(PHONE, reporter.phone()),
        grant.of(EMAIL, reporter.email()),
        grant.of(IDENTITY_PROTECTED, reporter.identityProtected()),
        grant.of(DISCUSSED_WITH, reporter.discussedWith()));
  }
}
