package io.meridiem.demo;

import java.time.LocalDate;

/** Somebody at a customer who has access to the product. */
final class Person {
    final String id;
    final String device;
    final String name;
    final String email;
    final String role;
    final int team;
    final LocalDate invited;
    /** How eager to use it, 0 to 1. */
    final double eagerness;
    /** First day of use; null for one who never began. */
    LocalDate activated;
    /** First day without access; null while there is some. */
    LocalDate deactivated;
    /** Position among the account's people, the merged-away account's included. */
    int position;
    /** Last thing done, milliseconds of the epoch; 0 for nothing. */
    long seen;

    Person(
            String id,
            String device,
            String name,
            String email,
            String role,
            int team,
            LocalDate invited,
            double eagerness) {
        this.id = id;
        this.device = device;
        this.name = name;
        this.email = email;
        this.role = role;
        this.team = team;
        this.invited = invited;
        this.eagerness = eagerness;
    }

    boolean works(LocalDate day) {
        return activated != null && !activated.isAfter(day) && (deactivated == null || deactivated.isAfter(day));
    }

    boolean hasAccess(LocalDate day) {
        return !invited.isAfter(day) && (deactivated == null || deactivated.isAfter(day));
    }
}
