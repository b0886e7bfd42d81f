/**
 * A made-up software company, Alder, whose behaviour has causes: it writes the exports of its tools and, from its own
 * state and never from those exports, the truth about them. Knows nothing of the pipeline that reads them.
 */
package io.meridiem.demo;
