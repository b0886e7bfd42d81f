package io.meridiem.cli;

import io.meridiem.contract.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Where the command line runs: everything of the machine that a test wants to hold in its hand.
 *
 * @param home the installation
 * @param here the folder relative paths of the command line begin at
 * @param environment the environment variables
 * @param out results, and nothing but results
 * @param err progress and refusals
 * @param terminal columns of the terminal behind {@code err}; 0 when there is none
 * @param log where stack traces go; created only when there is something to write
 * @param stages makes the stages, given where progress and results go
 */
record Surroundings(
        Path home,
        Path here,
        Map<String, String> environment,
        Clock clock,
        PrintStream out,
        PrintStream err,
        int terminal,
        Path log,
        BiFunction<Progress, PrintStream, Stages> stages) {}
