package io.meridiem.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files as people save them, for {@link GenericFilesTest}. */
final class GenericFiles {
    private GenericFiles() {}

    /** In English, one packed and one of JSON lines: what a spreadsheet saves, and what goes wrong in it. */
    static void english(Path folder) throws IOException {
        write(
                folder,
                "accounts.csv",
                """
                Segment,Colour,ACCOUNT NAME,Id,Customer Since
                Large,red,Alder Ltd,A1,2024-01-31
                Small,blue,Birch Ltd,A2,
                """);
        write(
                folder,
                "contacts.csv",
                """
                Email,Name,Company,Gets Report
                ada@alder.test,Ada,A1,yes
                ben@birch.test,Ben,A2,perhaps
                """);
        write(
                folder,
                "seats.jsonl",
                """
                {"user_id": "u1", "account_id": "A1", "email": "ada@alder.test", "invited_at": "2025-01-02T08:00:00Z"}
                {"user_id": "u2", "account_id": "A2", "team": "Sales", "colour": "green"}
                """);
        write(
                folder,
                "subscriptions.csv",
                """
                start,amount,customer
                2025-01-01,"€ 1,234.56",A1
                2025-01-01,"£1,000",A1
                2025-02-01,$5,A2
                2025-02-01,80,A2
                2025-01-01,"€ 1,234.56",A1
                2025-02-01,twelve,A2
                """);
        write(
                folder,
                "invoices.csv",
                """
                Number,Customer,Date,Total,Tax,Currency
                R-1,A1,2025-01-31,"$1,200.00",$200.00,cad
                R-2,A1,2025-02-28,€ 100,,USD
                R-3,A2,2025-02-28,CHF 1'200,£7,
                """);
        write(
                folder,
                "invoice_lines.csv",
                """
                invoice_id,period_start,period_end,amount,currency,product
                R-1,2025-01-01,2025-02-01,1000,CAD,Base
                R-1,2025-01-01,2025-02-01,200,CAD,Add-on
                """);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("events.csv.gz")))) {
            out.write(
                    """
                    user,action,time
                    u1,export,2025-01-05 10:00
                    u1,export,2025-01-05 10:00
                    u1,export,2025-01-05 10:01
                    """
                            .getBytes(StandardCharsets.UTF_8));
        }
        write(
                folder,
                "activities.csv",
                """
                type,date,account,subject
                call,2025-01-05 10:00,A1,Hello
                call,2025-01-05 10:00,A2,Hello
                ,,,
                """);
        write(
                folder,
                "form_answers.csv",
                """
                form,question,answer,respondent,account_id,submitted_at
                Onboarding,How many people?,"1,200",ada@alder.test,A1,2025-01-05 10:00
                Onboarding,Which system?,Excel,ada@alder.test,A1,2025-01-05 10:00
                Onboarding,Anything else?,,ada@alder.test,A1,2025-01-05 10:00
                """);
        write(folder, "kpis.csv", "account_id,kpi,month,value\nA1,orders,2025-01,12.5\n");
        write(
                folder,
                "claims.csv",
                "customer,story,value,claimed_on,same_as,proof,verified,verified_by\n"
                        + "A1,Won a tender,\"€1,200.50\",2025-01-17,none,doc-1,yes,Kim\n");
        write(folder, "rates.csv", "base,quote,date,rate\nGBP,EUR,2025-01-31,1.19\n");
    }

    /** In German: decimal commas, semicolons, a byte order mark. */
    static void german(Path folder) throws IOException {
        write(
                folder,
                "subscriptions.csv",
                "\ufeffKunden-Nr.;Betrag;Währung;Beginn;Ende;Tarif\r\n"
                        + "A1;1.234,56 €;EUR;01.02.2025;31.12.2025;Basis\r\n");
        write(folder, "plans.csv", "Kunde;Kennzahl;Ausgangswert;Ziel;Wert pro Einheit\nA1;orders;1,5;3;€ 2,50\n");
        write(
                folder,
                "milestones.csv",
                "Fällig am;Meilenstein;Projekt;Kunde;Status;Gewicht;Erledigt am;Verantwortlich\n"
                        + "01.03.2025;Go-live;Einführung;A1;erledigt;0,5;28.02.2025;Kim\n"
                        + "2025-04-01;Erste 100;Einführung;A1;;;;\n");
        write(
                folder,
                "claims.csv",
                "Kunde;Erfolg;Betrag;Datum;geprüft\nA1;Keine Überstunden;1.200 €;05.01.2025;nein\n");
        write(folder, "surveys.csv", "Kunde;Bewertung;Datum;Kommentar\nA1;9;05.01.2025;gut\nA1;9;05.01.2025;schnell\n");
        write(
                folder,
                "cases.csv",
                "Kunde;Eröffnet am;Priorität;Eskaliert\nA1;05.01.2025 10:30;hoch;ja\n"
                        + "A1;06.01.2025 10:30;Irgendwann;\nA1;07.01.2025 10:30;eilt sehr;\n");
        write(
                folder,
                "opportunities.csv",
                "Kunde;Bezeichnung;Betrag;Phase;Erstellt am\nA1;Ausbau;9.000 EUR;Angebot;05.01.2025\n"
                        + "A1;Mehr;9.000 $;Angebot;05.01.2025\n");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
