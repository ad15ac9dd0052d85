/** The dry run over HTTP: the decision for a concern, sending nothing. */
@NullMarked
package org.referralrouter.routing.api;

import org.jspecify.annotations.NullMarked;
