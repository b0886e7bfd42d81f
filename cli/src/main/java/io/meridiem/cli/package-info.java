/** The command line: one class per verb, wiring, exit codes. */
package io.meridiem.cli;
