package io.meridiem.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What was done with customers: calls and mails, meetings, support cases. */
final class SalesforceActivities {
    private static final String TASK_COLUMNS =
            "Id,AccountId,WhoId,OwnerId,TaskSubtype,CallType,Status,Subject,ActivityDate,"
                    + "CompletedDateTime,CreatedDate,CallDurationInSeconds,IsDeleted";
    private static final String EVENT_COLUMNS =
            "Id,AccountId,WhoId,OwnerId,Type,Subject,StartDateTime,EndDateTime,DurationInMinutes,"
                    + "IsChild,No_Show__c,CreatedDate,IsDeleted";
    private static final String CASE_COLUMNS =
            "Id,AccountId,ContactId,Status,Priority,Subject,CreatedDate,ClosedDate,IsEscalated,"
                    + "First_Response_Minutes__c,Satisfaction__c,IsDeleted";
    private static final String SALESFORCE = "salesforce";
    /** How many months before the first one shown the export reaches back. */
    private static final int MONTHS_BEFORE = 6;

    private static final List<String> MAILS =
            List.of("Re: open questions", "Release notes", "Invitation: review", "Follow-up", "Contract documents");
    private static final List<String> CALLS =
            List.of("Check-in", "Question on approvals", "Onboarding call", "Renewal");
    private static final List<String> CASES = List.of(
            "Invoice not captured",
            "Sync with ledger fails",
            "Approver on holiday",
            "Wrong cost centre proposed",
            "How do I add a supplier?",
            "Page is slow",
            "Payment run stuck, \"pending\" since Monday");

    private final World world;
    private final Faults faults;
    private final Path folder;
    private final Staff staff;
    private int tasks;
    private int events;
    private int cases;

    SalesforceActivities(World world, Faults faults, Path folder, Staff staff) {
        this.world = world;
        this.faults = faults;
        this.folder = folder;
        this.staff = staff;
    }

    void write(List<Account> accounts) throws IOException {
        try (Csv taskFile = new Csv(folder.resolve("Task.csv"), TASK_COLUMNS);
                Csv eventFile = new Csv(folder.resolve("Event.csv"), EVENT_COLUMNS);
                Csv caseFile = new Csv(folder.resolve("Case.csv"), CASE_COLUMNS)) {
            for (Account account : accounts) {
                if (account.kind != Account.Kind.TEST) {
                    account(account, taskFile, eventFile, caseFile);
                }
            }
        }
    }

    private void account(Account account, Csv taskFile, Csv eventFile, Csv caseFile) throws IOException {
        List<Contact> contacts = Contact.of(world, account);
        int from = Math.max(world.month(account.start), -MONTHS_BEFORE);
        for (int month = from; month <= world.lastMonth(); month++) {
            LocalDate begin = month == world.month(account.start) ? account.start : world.day(month, 1);
            if (account.served(begin)) {
                Dice dice = world.dice(account.key, "activities", month);
                int age = month - world.month(account.start);
                for (int left = dice.between(0, age < 3 ? 5 : 3); left > 0; left--) {
                    task(taskFile, account, dice.pick(contacts), dice.day(begin, world.monthEnd(month)), dice);
                }
                if (dice.chance(account.segment == Segment.SMALL ? 0.12 : 0.34)) {
                    meeting(eventFile, account, contacts, dice.day(begin, world.monthEnd(month)), dice);
                }
                double trouble = 0.25 + (age < 3 ? 0.5 : 0) + (1 - account.adoption[age]) * 0.4;
                for (int left = dice.chance(trouble) ? dice.between(1, 2) : 0; left > 0; left--) {
                    caseOf(caseFile, account, dice.pick(contacts), dice.day(begin, world.monthEnd(month)), dice);
                }
            }
        }
    }

    private void task(Csv file, Account account, Contact with, LocalDate day, Dice dice) throws IOException {
        boolean call = dice.chance(0.35);
        Instant done = World.at(day, dice.workingSecond());
        // What is planned for the days to come is not done.
        boolean open = dice.chance(0.03) && day.isAfter(world.lastDay().minusDays(20));
        boolean deleted = dice.chance(0.006);
        faults.add(SALESFORCE, "soft_deleted_activity", deleted ? 1 : 0);
        file.row(
                SalesforceIds.of("00T", world.seed(), tasks++),
                account.home().id,
                with.id(),
                staff.id(account.owner),
                call ? "Call" : "Email",
                call ? dice.pick(List.of("Outbound", "Outbound", "Inbound")) : null,
                open ? "Not Started" : "Completed",
                Canary.note(world, account, dice.pick(call ? CALLS : MAILS)),
                open ? day.plusDays(25) : day,
                open ? null : done,
                done.minus(dice.between(1, 50), ChronoUnit.HOURS),
                call && !open ? (Integer) dice.between(60, 2_700) : null,
                deleted);
    }

    private void meeting(Csv file, Account account, List<Contact> contacts, LocalDate day, Dice dice)
            throws IOException {
        Instant start = World.at(day, 3_600 * dice.between(8, 16) + 1_800 * dice.between(0, 1));
        int minutes = dice.pick(List.of(30, 45, 60, 60, 90));
        String subject = dice.chance(0.4) ? "Business review" : "Working session";
        boolean missed = dice.chance(account.causes.sponsor() < 0.4 ? 0.2 : 0.05);
        boolean deleted = dice.chance(0.008);
        faults.add(SALESFORCE, "soft_deleted_activity", deleted ? 1 : 0);
        // One row per guest beside the meeting's own.
        int copies = !deleted && subject.startsWith("Business") && contacts.size() > 3 && dice.chance(0.5)
                ? dice.between(1, 2)
                : 0;
        faults.add(SALESFORCE, "group_meeting_copy", copies);
        for (int row = 0; row <= copies; row++) {
            file.row(
                    SalesforceIds.of("00U", world.seed(), events++),
                    account.home().id,
                    contacts.get(Math.min(row, contacts.size() - 1)).id(),
                    staff.id(account.owner),
                    "Meeting",
                    subject,
                    start,
                    start.plus(minutes, ChronoUnit.MINUTES),
                    minutes,
                    row > 0,
                    missed,
                    start.minus(dice.between(2, 20), ChronoUnit.DAYS),
                    deleted);
        }
    }

    private void caseOf(Csv file, Account account, Contact from, LocalDate day, Dice dice) throws IOException {
        Instant opened = World.at(day, dice.workingSecond());
        String priority = dice.pick(List.of("Low", "Medium", "Medium", "High", "Critical"));
        int answered = priority.equals("Critical") ? dice.between(4, 55) : dice.between(15, 900);
        Instant closed = opened.plus(answered + dice.between(30, 9_000), ChronoUnit.MINUTES);
        boolean over = closed.isBefore(world.end());
        boolean asked = over && dice.chance(0.4);
        file.row(
                SalesforceIds.of("500", world.seed(), cases++),
                account.home().id,
                from.id(),
                over ? "Closed" : dice.pick(List.of("New", "Working")),
                priority,
                Canary.note(world, account, dice.pick(CASES)),
                opened,
                over ? closed : null,
                dice.chance(priority.equals("Critical") ? 0.3 : 0.04),
                answered,
                asked
                        ? (Integer) Math.max(1, Math.min(5, (int)
                                Math.round(3.2 + dice.noise(2) + account.causes.product() - answered / 900.0)))
                        : null,
                false);
    }
}
