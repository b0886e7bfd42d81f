package io.meridiem.cli;

import io.meridiem.contract.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal, plain lines elsewhere: a log file keeps every step. Safe to call from several threads. */
final class TerminalProgress implements Progress {
    private static final int NARROWEST = 60;

    private final PrintStream err;
    private final int columns;
    private String stage = "";
    private int done;
    private int steps;
    private ProgressBar bar;

    /**
     * @param columns the terminal's width; 0 when {@code err} is no terminal
     */
    TerminalProgress(PrintStream err, int columns) {
        this.err = err;
        this.columns = columns;
    }

    @Override
    public synchronized void begin(String name, int count) {
        end();
        stage = name;
        steps = count;
        done = 0;
        if (columns > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(count)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(err, Math.max(columns - 1, NARROWEST)))
                    .build();
        }
    }

    @Override
    public synchronized void step(String what) {
        done++;
        if (bar == null) {
            err.println(stage + " " + done + "/" + steps + " " + what);
        } else {
            bar.setExtraMessage(" " + what);
            bar.step();
        }
    }

    @Override
    public synchronized void end() {
        if (bar != null) {
            bar.setExtraMessage("");
            bar.close();
            bar = null;
        }
    }

    @Override
    public synchronized void say(String line) {
        // Blanks to the terminal's edge cover the bar, which draws itself again one line below.
        err.println(bar == null ? line : "\r" + line + " ".repeat(Math.max(0, columns - 1 - line.length())));
    }
}
