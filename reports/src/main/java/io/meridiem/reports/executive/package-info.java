/** The executive report: its document from gold and ops tables, and its PDF. Neither needs Spark by itself. */
package io.meridiem.reports.executive;
