package io.meridiem.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Somebody at a customer the CRM knows.
 *
 * @param reportsTo id of another contact; null for nobody
 * @param recipient is sent the value report
 * @param left day the person left; null while there
 */
record Contact(
        String id,
        String name,
        String email,
        String title,
        String department,
        String role,
        String reportsTo,
        boolean recipient,
        boolean optedOut,
        LocalDate left,
        Instant created,
        Instant changed,
        boolean deleted) {

    /** An account's contacts: who decides, who drives it, who is billed, and some who use it. */
    static List<Contact> of(World world, Account account) {
        return new Contacts(world, account).all();
    }

    /** Whether a mail with the account's figures may go to the address. */
    boolean reachable(Account account) {
        return recipient && !optedOut && !deleted && left == null && email.endsWith("@" + Names.domain(account.home()));
    }
}
