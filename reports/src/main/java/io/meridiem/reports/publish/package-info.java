/** What was told: reports frozen with the rows behind them, proved again on demand, and restated where rows change. */
package io.meridiem.reports.publish;
