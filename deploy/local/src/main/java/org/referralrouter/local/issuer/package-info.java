/** The local issuer of OAuth 2 access tokens, with one client for each role. */
@NullMarked
package org.referralrouter.local.issuer;

import org.jspecify.annotations.NullMarked;
