/**
 * The customer's report: what the product was worth, to whom, and how that is reckoned.
 *
 * <p>{@code ValueReports} is the job; {@code ValueDocument} a pure function from what gold says of an account to its
 * document, run where Spark runs it; nothing of risk, signals or internal notes is among what it is given.
 */
package io.meridiem.reports.value;
