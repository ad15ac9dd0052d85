package org.referralrouter.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The edges of the architecture: api, Kafka and store know the ledger; the ledger knows none. */
@AnalyzeClasses(packages = "org.referralrouter", importOptions = DoNotIncludeTests.class)
class ModuleEdgesTest {
  @ArchTest
  static final ArchRule the_ledger_knows_neither_spring_nor_kafka_nor_the_edges =
      noClasses()
          .that()
          .resideInAPackage("..audit.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "java.sql..",
              "..audit.api..",
              "..audit.kafka..",
              "..audit.store..");

  @ArchTest
  static final ArchRule the_edges_meet_in_the_ledger_alone =
      slices()
          .matching("org.referralrouter.audit.(api|kafka|store)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule no_other_service_is_known =
      noClasses()
          .that()
          .resideInAPackage("org.referralrouter.audit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.referralrouter.intake..",
              "org.referralrouter.routing..",
              "org.referralrouter.notification..");
}
