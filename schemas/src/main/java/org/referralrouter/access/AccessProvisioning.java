package org.referralrouter.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Makes the broker's access rules those of a table; doing it again changes nothing. */
public final class AccessProvisioning {
  private AccessProvisioning() {}

  /**
   * What was changed.
   *
   * @param added rules of the table that the broker had not
   * @param removed rules of the broker that are not in the table
   */
  public record Change(int added, int removed) {}

  /**
   * Adds what is missing, then removes what is not in the table.
   *
   * @param client of a super user
   * @throws IllegalStateException where the broker refuses
   */
  public static Change apply(AccessMatrix matrix, Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Collection<AclBinding> present = admin.describeAcls(AclBindingFilter.ANY).values().get();
      Set<AclBinding> missing = new HashSet<>(matrix.bindings());
      missing.removeAll(present);
      Set<AclBinding> unwanted = new HashSet<>(present);
      unwanted.removeAll(matrix.bindings());
      admin.createAcls(missing).all().get();
      List<AclBindingFilter> gone = unwanted.stream().map(AclBinding::toFilter).toList();
      admin.deleteAcls(gone).all().get();
      return new Change(missing.size(), unwanted.size());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker did not take the access rules", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the access rules were being made", e);
    }
  }
}
