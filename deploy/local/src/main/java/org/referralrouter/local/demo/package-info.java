/**
 * The demonstration: invented concerns sent through the running system, and what became of each.
 */
@NullMarked
package org.referralrouter.local.demo;

import org.jspecify.annotations.NullMarked;
