/** The ground everything stands on: months, settings, problems, the lake. */
package io.meridiem.contract;
