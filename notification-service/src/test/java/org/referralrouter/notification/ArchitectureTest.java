package org.referralrouter.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.referralrouter");

  @Test
  void the_domain_knows_neither_its_edges_nor_spring_nor_kafka() {
    for (String domain : List.of("inbox", "response", "escalation", "outgoing")) {
      plainJava("org.referralrouter.notification." + domain + "..").check(SERVICE);
    }
  }

  @Test
  void the_rule_fails_where_it_is_broken() {
    ArchRule broken = plainJava("org.referralrouter.notification.store..");

    assertThat(broken.evaluate(SERVICE).hasViolation()).isTrue();
  }

  @Test
  void the_edges_do_not_know_one_another() {
    noClasses()
        .that()
        .resideInAPackage("..notification.api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..notification.store..",
            "..notification.kafka..",
            "..notification.mail..",
            "..notification.outbox..")
        .check(SERVICE);
    noClasses()
        .that()
        .resideInAnyPackage("..notification.store..", "..notification.outbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..notification.api..", "..notification.kafka..", "..notification.mail..")
        .check(SERVICE);
  }

  @Test
  void services_meet_in_topics_alone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.referralrouter.intake..",
            "org.referralrouter.routing..",
            "org.referralrouter.audit..")
        .check(SERVICE);
  }

  private static ArchRule plainJava(String domain) {
    return noClasses()
        .that()
        .resideInAPackage(domain)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "org.apache.kafka..",
            "..notification.api..",
            "..notification.store..",
            "..notification.kafka..",
            "..notification.mail..",
            "..notification.outbox..");
  }
}
