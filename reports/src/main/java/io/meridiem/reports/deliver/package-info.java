/** Published reports on their way to those who are to read them: who, which mail, sent once, and what became of it. */
package io.meridiem.reports.deliver;
