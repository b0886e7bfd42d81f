/** Sources to bronze: rows as they came, typed, set aside where they cannot be read, and counted. */
package io.meridiem.ingest;
