/** Who may do what, by the scopes of a bearer token. */
@NullMarked
package org.referralrouter.routing.security;

import org.jspecify.annotations.NullMarked;
