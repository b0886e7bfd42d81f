package io.meridiem.contract;

import java.util.Map;

/**
 * One of our tables as a vendor's export has it.
 *
 * @param file the file's name inside the source's folder
 * @param required whether the source is refused when the file is missing or empty
 * @param columns where each of our columns comes from, in the file's order
 */
public record AdapterTable(String file, boolean required, Map<String, AdapterColumn> columns) {}
