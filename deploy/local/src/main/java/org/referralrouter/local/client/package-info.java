/** Talking to the services of a running system as its users do: over HTTP with a token. */
@NullMarked
package org.referralrouter.local.client;

import org.jspecify.annotations.NullMarked;
