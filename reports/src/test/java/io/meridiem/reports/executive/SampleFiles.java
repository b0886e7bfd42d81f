package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes the sample files again; argument: the folder {@code executive/samples}. A test holds that they are current. */
final class SampleFiles {
    private static final List<String> SEGMENTS =
            List.of("DevTools", "FinTech", "Cybersecurity", "HealthTech", "EdTech");
    private static final List<String> FIRST = List.of(
            "Halden",
            "Brightwater",
            "Kestrel",
            "Orbis",
            "Tamsin",
            "Polar",
            "Ginkgo",
            "Aster",
            "Northwind",
            "Sable",
            "Ferrous",
            "Lumen",
            "Quarry",
            "Tidal",
            "Umber",
            "Vesper",
            "Willow",
            "Xenon",
            "Yarrow",
            "Zephyr");
    private static final List<String> LAST = List.of(
            "Logistics",
            "Health",
            "Labs",
            "Mutual",
            "Foods",
            "Freight",
            "Retail",
            "Security",
            "Learning",
            "Capital",
            "Systems",
            "Analytics",
            "Energy",
            "Software",
            "Clinics",
            "Payments",
            "Robotics",
            "Studios",
            "Networks",
            "Insurance",
            "Materials",
            "Mobility",
            "Services",
            "Cloud",
            "Partners");
    private static final YearMonth JANUARY = YearMonth.of(2023, 1);

    private SampleFiles() {}

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, ObjectNode> file : all().entrySet()) {
            Files.writeString(Path.of(args[0]).resolve(file.getKey() + ".json"), text(file.getValue()));
        }
    }

    static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> files = new LinkedHashMap<>();
        SampleCompany usual = grown(500, new BigDecimal("10159608"), 0, false);
        files.put(
                "usual",
                file("RavenStack", "R", "2024-12", "USD", judged(usual, true, used(usual, true, true, 9)), 11));
        files.put(
                "first-month",
                file("RavenStack", "R", "2023-01", "USD", judged(start(), true, used(start(), true, true, 0)), 5));
        files.put(
                "one-account",
                file("Solo & Sons", "S", "2024-02", "EUR", judged(alone(), false, used(alone(), true, false, 0)), 1));
        ObjectNode nothing = Documents.empty();
        files.put("empty", file("Newly Founded", "N", "2024-12", "EUR", nothing, 0));
        String lengthy = "Allgemeine Beteiligungs- und Datenverarbeitungsgesellschaft Hohenlohe-Franken mbH & Co. KGaA";
        SampleCompany longest = grown(500, new BigDecimal("987654321.09"), 2, true);
        files.put(
                "longest",
                file(lengthy, "AB", "2024-12", "CHF", judged(longest, true, used(longest, true, true, 30)), 24));
        SampleCompany few = grown(40, new BigDecimal("61240"), 0, false);
        files.put("no-billing", file("Alder", "A", "2024-12", "EUR", unbilled(few), 5));
        files.put("no-usage", file("Alder", "A", "2024-12", "EUR", few.answers(), 5));
        return files;
    }

    private static ObjectNode used(SampleCompany company, boolean billed, boolean owners, int weak) {
        ObjectNode answers = company.answers();
        new SampleAdoption(company, billed, owners, weak).into(answers);
        return answers;
    }

    /** With risk and value, which need use and billing. */
    private static ObjectNode judged(SampleCompany company, boolean owners, ObjectNode answers) {
        new SampleRisk(company, owners).into(answers);
        new SampleValue(company, owners).into(answers);
        return answers;
    }

    /** The same company before its billing is connected: nothing of revenue is known. */
    private static ObjectNode unbilled(SampleCompany company) {
        ObjectNode answers = used(company, false, true, 3);
        answers.remove(List.of("movements", "retention", "segments", "cohorts", "movers", "accounts", "segment_mrr"));
        return answers;
    }

    /** One row a line: a change of a sample then reads in a comparison. */
    static String text(ObjectNode file) {
        return Documents.canonical(file).replace("},{", "},\n{").replace(":[{", ":[\n{") + "\n";
    }

    private static ObjectNode file(
            String company, String letters, String month, String currency, ObjectNode answers, int findings) {
        ObjectNode file = Documents.empty()
                .put("company", company)
                .put("letters", letters)
                .put("month", month)
                .put("currency", currency)
                .put("accent", letters.equals("S") ? "#0E7490" : letters.equals("AB") ? "#F59E0B" : "#4F46E5")
                .put("ink", "#111827")
                .put(
                        "prepared_on",
                        YearMonth.parse(month).plusMonths(1).atDay(3).toString())
                .put("gap_days", 14);
        file.putArray("notes")
                .add("Currency " + currency + " is declared, not in the data.")
                .add("The last day of each month is taken in UTC.");
        SampleQuality.findings(answers.putArray("findings"), findings);
        SampleQuality.ledger(answers.putArray("ledger"), findings);
        file.set("answers", answers);
        return file;
    }

    private static SampleCompany start() {
        SampleCompany usual = grown(500, new BigDecimal("10159608"), 0, false);
        List<String> names = new ArrayList<>();
        List<String> segments = new ArrayList<>();
        List<BigDecimal[]> mrr = new ArrayList<>();
        for (int account = 0; account < usual.mrr().size(); account++) {
            if (usual.mrr().get(account)[0].signum() > 0) {
                names.add(usual.names().get(account));
                segments.add(usual.segments().get(account));
                mrr.add(new BigDecimal[] {usual.mrr().get(account)[0]});
            }
        }
        return new SampleCompany(JANUARY, names, segments, mrr);
    }

    private static SampleCompany alone() {
        BigDecimal[] course = new BigDecimal[14];
        for (int at = 0; at < course.length; at++) {
            course[at] = new BigDecimal(at < 5 ? "1200.00" : at < 11 ? "1812.50" : at < 13 ? "1540.00" : "1655.40");
        }
        return new SampleCompany(
                JANUARY, List.of("Brightwater Health"), List.of("HealthTech"), List.<BigDecimal[]>of(course));
    }

    /** A company that grew from seven accounts, scaled so that its last month closes on the amount asked for. */
    private static SampleCompany grown(int accounts, BigDecimal closing, int digits, boolean lengthy) {
        Random chance = new Random(7);
        List<String> names = new ArrayList<>();
        List<String> segments = new ArrayList<>();
        List<double[]> raw = new ArrayList<>();
        double total = 0;
        for (int account = 0; account < accounts; account++) {
            int began = account < 7 ? 0 : 1 + (int) (22.99 * Math.pow(chance.nextDouble(), 0.62));
            double[] course = course(chance, began, segments.size() % SEGMENTS.size() == 4 ? 0.028 : 0.009);
            raw.add(course);
            total += course[23];
            String name = FIRST.get(account % 20) + " " + LAST.get((account / 20 + account * 7) % 25);
            names.add(lengthy ? name + " Internationale Beteiligungsverwaltungsgesellschaft " + account : name);
            String segment = SEGMENTS.get(account % SEGMENTS.size());
            segments.add(lengthy ? segment + " & angrenzende Dienstleistungen" : segment);
        }
        double scale = closing.doubleValue() / total;
        List<BigDecimal[]> mrr = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            BigDecimal[] course = new BigDecimal[24];
            for (int at = 0; at < 24; at++) {
                // The seven of the first month stay small for most of the first year, as a founder's first customers
                // do.
                double early = account < 7 && !lengthy ? Math.min(1, 0.03 + at * at / 400.0) : 1;
                course[at] =
                        BigDecimal.valueOf(raw.get(account)[at] * scale * early).setScale(digits, RoundingMode.HALF_UP);
            }
            mrr.add(course);
        }
        fit(mrr, 23, closing);
        if (!lengthy) {
            fit(mrr.subList(0, 7), 0, new BigDecimal("4684"));
        }
        return new SampleCompany(JANUARY, names, segments, mrr);
    }

    /** Lets the largest account of a month take the difference to the sum asked for. */
    private static void fit(List<BigDecimal[]> mrr, int at, BigDecimal sum) {
        BigDecimal[] largest =
                mrr.stream().max(Comparator.comparing(course -> course[at])).orElseThrow();
        BigDecimal actual = mrr.stream().map(course -> course[at]).reduce(BigDecimal.ZERO, BigDecimal::add);
        largest[at] = largest[at].add(sum.subtract(actual)).max(BigDecimal.ONE);
    }

    private static double[] course(Random chance, int began, double leaving) {
        double[] course = new double[24];
        double mrr = Math.exp(1 + chance.nextGaussian() * 0.9);
        for (int at = began; at < 24; at++) {
            if (at > began) {
                double luck = chance.nextDouble();
                double back = chance.nextDouble();
                mrr = luck < leaving
                        ? 0
                        : luck < leaving + 0.02
                                ? mrr * (0.6 + 0.3 * back)
                                : luck < leaving + 0.10 ? mrr * (1.05 + 0.3 * back) : mrr;
                if (mrr == 0 && back < 0.05) {
                    mrr = Math.exp(1);
                }
            }
            course[at] = mrr;
        }
        return course;
    }
}
