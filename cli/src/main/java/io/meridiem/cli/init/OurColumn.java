package io.meridiem.cli.init;

import java.util.List;
import java.util.Locale;

/** The columns of {@code billing_subscription} that are guessed, and the words other systems have for them. */
enum OurColumn {
    SUBSCRIPTION_ID(
            Kind.TEXT,
            false,
            "subscription_id subscription contract_id contract_no contract_number contract agreement_id agreement order_id"
                    + " order_no order vertrag vertragsnummer vertrag_nr abo abo_nr contrat abonnement id"),
    CUSTOMER_ID(
            Kind.TEXT,
            true,
            "customer_id customer_no customer_number account_id client_id company_id customer account client company"
                    + " customer_name account_name client_name company_name organisation organization tenant kunden_nr kunden_id"
                    + " kundennummer kunde firma id_client numero_client kundenname vertragskunde mandant nom_client"),
    CUSTOMER_NAME(
            Kind.TEXT,
            false,
            "customer_name account_name client_name company_name organisation_name kundenname nom_client name customer account client"
                    + " company kunde firma"),
    START_DATE(
            Kind.DATE,
            true,
            "start_date start starts_on started_at started_on start_at valid_from begin begins begin_date from period_start"
                    + " effective_date activated beginn von startdatum debut"),
    END_DATE(
            Kind.DATE,
            false,
            "end_date end ends_on ended_at ended_on end_at valid_to valid_until until to period_end expires expiry_date"
                    + " expiry cancelled_on cancelled_at canceled_at cancelled churned_on ende bis enddatum fin"),
    AMOUNT(
            Kind.NUMBER,
            true,
            "mrr mrr_amount monthly_amount monthly_fee monthly_price amount amount_per_month price fee value recurring"
                    + " net_amount total betrag preis montant prix arr annual_amount"),
    INTERVAL(
            Kind.INTERVAL,
            false,
            "interval billing_interval billing_period billing_cycle billing_frequency frequency period cycle term intervall"
                    + " periode abrechnungsintervall abrechnungszeitraum zahlweise zahlungsweise turnus rhythmus frequenz"
                    + " frequence intervalle"),
    CURRENCY(Kind.CURRENCY, false, "currency currency_code ccy curr waehrung wahrung devise"),
    SEATS(Kind.NUMBER, false, "seats quantity qty licences licenses users seat_count anzahl"),
    PLAN(Kind.TEXT, false, "plan plan_tier plan_name product product_name tier package sku produkt tarif");

    private final Kind kind;
    private final boolean required;
    private final List<String> words;

    OurColumn(Kind kind, boolean required, String words) {
        this.kind = kind;
        this.required = required;
        this.words = List.of(words.split(" "));
    }

    Kind kind() {
        return kind;
    }

    boolean required() {
        return required;
    }

    /** As the adapter spells it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How well a header fits, 0 for not at all: a word as a whole is worth more than one among others, the likelier
     * word more than the others.
     */
    int fits(String header) {
        String plain = HeaderWords.plain(header);
        int whole = words.indexOf(plain);
        if (whole >= 0) {
            return 200 - whole;
        }
        List<String> theirs = List.of(plain.split("_"));
        for (int i = 0; i < words.size(); i++) {
            // "id" or "to" somewhere in a header says nothing.
            if (words.get(i).length() > 2
                    && theirs.containsAll(List.of(words.get(i).split("_")))) {
                return 100 - i;
            }
        }
        return 0;
    }
}
