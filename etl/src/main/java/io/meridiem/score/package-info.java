/** Learns who leaves from a table of features, and holds what was learned against what happened. */
package io.meridiem.score;
