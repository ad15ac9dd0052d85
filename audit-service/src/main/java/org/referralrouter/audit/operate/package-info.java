/**
 * What operators see and do: how long children wait and for whom, and the records that could not be
 * processed, which they redrive or set aside. Ids, codes and times alone.
 */
@NullMarked
package org.referralrouter.audit.operate;

import org.jspecify.annotations.NullMarked;
