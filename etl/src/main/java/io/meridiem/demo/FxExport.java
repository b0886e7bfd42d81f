package io.meridiem.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Exchange rates as a download gives them, with the days missing on which nobody looked after it. */
final class FxExport {
    private static final String RATES_COLUMNS = "from,to,date,type,rate";
    private final Path folder;

    FxExport(Path folder) {
        this.folder = folder;
    }

    void write(Rates rates) throws IOException {
        try (Csv file = new Csv(folder.resolve("rates.csv"), RATES_COLUMNS)) {
            for (Rates.Quote quote : rates.quotes()) {
                file.row(quote.currency(), World.REPORTING, quote.day(), quote.type(), quote.rate());
            }
        }
    }
}
