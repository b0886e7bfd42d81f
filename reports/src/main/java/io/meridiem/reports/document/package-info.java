/** What every report's document is made of: words in the reader's language, numbers as people write them, toned text. */
package io.meridiem.reports.document;
