/** The dry run over HTTP, which sends nothing, and trials, which send what is invented. */
@NullMarked
package org.referralrouter.routing.api;

import org.jspecify.annotations.NullMarked;
