/** Guesses a file of subscription periods and writes a configuration for it. */
package io.meridiem.cli.init;
