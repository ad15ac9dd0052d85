package org.referralrouter.audit.page;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * What the person who signed in is, from the ID token: what the client may ask for says nothing of
 * who uses it.
 */
final class PersonRoles implements GrantedAuthoritiesMapper {
  private static final String ROLE = "ROLE_";

  private final String claim;

  PersonRoles(PageSettings settings) {
    this.claim = settings.rolesClaim();
  }

  @Override
  public Collection<? extends GrantedAuthority> mapAuthorities(
      Collection<? extends GrantedAuthority> authorities) {
    Set<GrantedAuthority> mapped = new HashSet<>(authorities);
    authorities.stream().flatMap(this::roles).forEach(mapped::add);
    return mapped;
  }

  private Stream<GrantedAuthority> roles(GrantedAuthority authority) {
    return authority instanceof OidcUserAuthority person
        ? Optional.ofNullable(person.getIdToken().getClaimAsStringList(claim))
            .orElse(List.of())
            .stream()
            .map(role -> new SimpleGrantedAuthority(ROLE + role))
        : Stream.empty();
  }
}
