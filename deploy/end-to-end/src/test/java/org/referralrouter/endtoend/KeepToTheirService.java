package org.referralrouter.endtoend;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** A class of one service depends on no class of another. */
final class KeepToTheirService extends ArchCondition<JavaClass> {
  private final List<String> services;

  KeepToTheirService(List<String> services) {
    super("depend on no other service than their own");
    this.services = services;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Optional<String> own = service(type);
    if (own.isEmpty()) {
      return;
    }
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      Optional<String> other = service(dependency.getTargetClass());
      if (other.isPresent() && !other.equals(own)) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private Optional<String> service(JavaClass type) {
    return services.stream()
        .filter(
            service ->
                (type.getPackageName() + ".").startsWith("org.referralrouter." + service + "."))
        .findFirst();
  }
}
