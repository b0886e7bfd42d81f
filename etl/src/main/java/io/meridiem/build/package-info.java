/** Bronze to silver and gold: the models, the order they are made in, and their making. */
package io.meridiem.build;
