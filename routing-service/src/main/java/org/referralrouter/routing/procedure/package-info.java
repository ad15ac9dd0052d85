/**
 * The board's procedure as data: decision tables, the facts they decide on, and the decision they
 * give.
 */
@NullMarked
package org.referralrouter.routing.procedure;

import org.jspecify.annotations.NullMarked;
