package org.referralrouter.routing.needtoknow;

import org.referralrouter.concern.Person;
import org.referralrouter.event.SharedPerson;

/** What a concern says of a person. */
enum PersonField implements Field {
  REF,
  ROLES,
  AGE_GROUP,
  IDENTIFIED,
  NAME,
  DATE_OF_BIRTH,
  NHS_NUMBER,
  ADDRESS,
  SCHOOL,
  ABUSED_IN_PRODUCTION,
  HARM,
  WORKS_WITH_CHILDREN,
  EMPLOYMENT,
  HOUSEHOLD_CHILDREN,
  OTHER_CHILD_ACTIVITIES,
  POSITIONS;

  static SharedPerson share(Person person, Grant grant) {
    return new SharedPerson(
        person.ref(),
        grant.of(ROLES, person.roles()),
        grant.of(AGE_GROUP, person.ageGroup()),
        grant.of(IDENTIFIED, person.identified()),
        grant.of(NAME, person.name()),
        grant.of(DATE_OF_BIRTH, person.dateOfBirth()),
        grant.of(NHS_NUMBER, person.nhsNumber()),
        grant.of(ADDRESS, person.address()),
        grant.of(SCHOOL, person.school()),
        grant.of(ABUSED_IN_PRODUCTION, person.abusedInProduction()),
        grant.of(HARM, person.harm()),
        grant.of(WORKS_WITH_CHILDREN, person.worksWithChildren()),
        grant.of(EMPLOYMENT, person.employment()),
        grant.of(HOUSEHOLD_CHILDREN, person.householdChildren()),
        grant.of(OTHER_CHILD_ACTIVITIES, person.otherChildActivities()),
        grant.of(POSITIONS, person.positions()));
  }
}
