package io.meridiem.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The CRM's files as its Bulk API 2.0 gives them: accounts, contacts, deals, our own people; deleted rows too. */
final class SalesforceExport {
    private static final String ACCOUNT_COLUMNS =
            "Id,Name,ParentId,MasterRecordId,Type,Industry,Segment__c,OwnerId,BillingCountry,Website,"
                    + "Report_Language__c,CreatedDate,SystemModstamp,IsDeleted";
    private static final String CONTACT_COLUMNS =
            "Id,AccountId,Name,Email,Title,Department,Role__c,ReportsToId,Report_Recipient__c,"
                    + "HasOptedOutOfEmail,Left_Company_Date__c,CreatedDate,SystemModstamp,IsDeleted";
    private static final String USER_COLUMNS = "Id,Name,Email,ManagerId,IsActive";
    private static final String OPPORTUNITY_COLUMNS =
            "Id,AccountId,Name,Type,StageName,Amount,CurrencyIsoCode,Probability,IsClosed,IsWon,"
                    + "CreatedDate,CloseDate,OwnerId,IsDeleted";
    private static final String SALESFORCE = "salesforce";
    private static final List<String> INDUSTRIES = List.of(
            "Manufacturing",
            "Retail",
            "Healthcare",
            "Energy",
            "Transportation",
            "Financial Services",
            "Media",
            "Construction");

    private final World world;
    private final Faults faults;
    private final Path folder;
    private final Staff staff;

    SalesforceExport(World world, Faults faults, Path folder) {
        this.world = world;
        this.faults = faults;
        this.folder = folder;
        this.staff = new Staff(world.seed());
    }

    void write(List<Account> accounts) throws IOException {
        List<Account> known = accounts.stream().filter(Account::isInCrm).toList();
        accounts(known);
        contacts(known);
        users();
        deals(known);
        new SalesforceActivities(world, faults, folder, staff).write(known);
    }

    private void accounts(List<Account> accounts) throws IOException {
        try (Csv file = new Csv(folder.resolve("Account.csv"), ACCOUNT_COLUMNS)) {
            for (Account account : accounts) {
                account(file, account);
            }
        }
    }

    private void account(Csv file, Account account) throws IOException {
        Dice dice = world.dice(account.key, "crm", 0);
        boolean merged = account.kind == Account.Kind.MERGED_AWAY;
        boolean deleted = world.has(account.deletedOn);
        Instant created = World.at(account.start.minusDays(dice.between(61, 110)), dice.workingSecond());
        // The CRM touches a record whenever something about it changes.
        LocalDate touched = account.churnedOn == null ? account.start : account.churnedOn;
        LocalDate changed = merged ? account.mergedOn : deleted ? account.deletedOn : touched;
        file.row(
                account.id,
                account.name,
                account.kind == Account.Kind.CHILD ? account.under.id : null,
                merged ? account.under.id : null,
                type(account),
                dice.pick(INDUSTRIES),
                account.segment.label,
                staff.id(account.owner),
                account.country,
                website(account),
                language(account),
                created,
                World.at(changed, dice.workingSecond()),
                // The CRM deletes the account that a merge leaves without a record of its own.
                deleted || merged);
        count(account, merged, deleted);
    }

    private void count(Account account, boolean merged, boolean deleted) {
        if (merged) {
            faults.add(SALESFORCE, "merged_account");
        }
        if (deleted) {
            faults.add(SALESFORCE, "soft_deleted_account");
        }
        if (account.kind == Account.Kind.TEST) {
            faults.add(SALESFORCE, "test_account");
        }
    }

    /** As people type it. */
    private String website(Account account) {
        String domain = Names.domain(account);
        Dice dice = world.dice(account.key, "website", 0);
        return dice.pick(List.of("https://www." + domain, "http://" + domain + "/en", "WWW." + domain, domain));
    }

    /** As it was chosen from the CRM's list, in which some stand that no report is written in; null for most. */
    private String language(Account account) {
        Dice dice = world.dice(account.key, "language", 0);
        return switch (account.country) {
            case "Germany", "Austria" -> "de";
            case "Switzerland" -> dice.pick(List.of("de", "de_CH", "de", "fr"));
            case "France" -> "fr";
            case "Italy" -> dice.pick(Arrays.asList("it", null));
            default -> null;
        };
    }

    private static String type(Account account) {
        if (account.kind == Account.Kind.TEST) {
            return "Test";
        }
        return account.churnedOn == null ? "Customer" : "Former Customer";
    }

    private void contacts(List<Account> accounts) throws IOException {
        try (Csv file = new Csv(folder.resolve("Contact.csv"), CONTACT_COLUMNS)) {
            for (Account account : accounts) {
                for (Contact contact : Contact.of(world, account)) {
                    contact(file, account, contact);
                    boolean twice =
                            world.dice(account.key, "twice " + contact.id(), 0).chance(0.01);
                    if (twice && !contact.deleted()) {
                        contact(file, account, contact);
                        faults.add(SALESFORCE, "duplicate_contact");
                    }
                    faults.add(SALESFORCE, "soft_deleted_contact", contact.deleted() ? 1 : 0);
                }
            }
        }
    }

    private static void contact(Csv file, Account account, Contact contact) throws IOException {
        file.row(
                contact.id(),
                // A merge takes the contacts along.
                account.home().id,
                contact.name(),
                contact.email(),
                contact.title(),
                contact.department(),
                contact.role(),
                contact.reportsTo(),
                contact.recipient(),
                contact.optedOut(),
                contact.left(),
                contact.created(),
                contact.changed(),
                contact.deleted());
    }

    private void users() throws IOException {
        try (Csv file = new Csv(folder.resolve("User.csv"), USER_COLUMNS)) {
            for (int number = 0; number < staff.size(); number++) {
                String manager = number == 0 ? null : staff.id(0);
                file.row(staff.id(number), staff.name(number), staff.email(number), manager, staff.active(number));
            }
        }
    }

    private void deals(List<Account> accounts) throws IOException {
        try (Csv file = new Csv(folder.resolve("Opportunity.csv"), OPPORTUNITY_COLUMNS)) {
            for (Account account : accounts) {
                for (Deal deal : Deal.of(world, account)) {
                    if (deal.probability() > 100 || deal.probability() < 0) {
                        faults.add(SALESFORCE, "probability_out_of_range");
                    }
                    file.row(
                            deal.id(),
                            account.home().id,
                            deal.name(),
                            deal.type(),
                            deal.stage(),
                            deal.amount(),
                            deal.currency(),
                            deal.probability(),
                            deal.closed(),
                            deal.won(),
                            deal.created(),
                            deal.closes(),
                            staff.id(account.owner),
                            false);
                }
            }
        }
    }
}
