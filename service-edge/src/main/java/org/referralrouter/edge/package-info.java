/** What the HTTP edges of all services share: who gets in, and how a refusal or a fault is told. */
@NullMarked
package org.referralrouter.edge;

import org.jspecify.annotations.NullMarked;
