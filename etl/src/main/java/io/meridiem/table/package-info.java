/** What a table is, how its name is found in SQL, how its rows are judged and written. */
package io.meridiem.table;
