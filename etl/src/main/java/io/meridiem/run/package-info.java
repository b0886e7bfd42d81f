/** A run as a whole: its lock, what the lake already holds, its record in {@code ops}, its stages in order. */
package io.meridiem.run;
