package org.referralrouter.audit.ledger;

import org.referralrouter.audit.ledger.EntryQuery.Place;
import org.referralrouter.audit.tlog.Hash;

/**
 * An entry as queries show it, without its payload.
 *
 * @param place its index is the count of records before it in its log
 * @param leaf the hash of its leaf
 */
public record Entry(Source source, Place place, Hash leaf, Facts facts) {}
