/**
 * Gold tables to documents, documents to PDF.
 *
 * <p>{@code executive} reads tables and writes the document, {@code render} prints it through templates, {@code chart}
 * draws, {@code build} compiles the templates. A report is a function of its document; nothing in here starts Spark.
 */
package io.meridiem.reports;
