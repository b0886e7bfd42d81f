/**
 * Small vector drawings for the pages: shapes against {@link java.awt.Graphics2D}, so that a PDF holds lines, not pixels.
 *
 * <p>A drawing never carries a figure alone: what it shows stands beside it as text, because text drawn here becomes
 * outlines that no reader can search or copy.
 */
package io.meridiem.reports.chart;
