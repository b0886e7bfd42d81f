/** A document and its templates to PDF bytes: a pure function, without Spark, clock or chance. */
package io.meridiem.reports.render;
