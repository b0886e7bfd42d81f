/** What runs in the build only: the compiler of the designer's templates. */
package io.meridiem.reports.build;
