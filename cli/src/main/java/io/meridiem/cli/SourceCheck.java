package io.meridiem.cli;

import io.meridiem.contract.Settings;
import java.io.PrintStream;

/** Reaches every source and tells what is there, without touching the lake. */
record SourceCheck(Settings settings, PrintStream out) {
    int run() {
        return 0;
    }
}
