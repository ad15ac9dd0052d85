/** Who may do what, by the scopes of a bearer token. */
@NullMarked
package org.referralrouter.intake.security;

import org.jspecify.annotations.NullMarked;
