package io.rastro.report;

/**
 * The words of a workbook that are none of its rows'.
 *
 * @param name of its sheets, which are numbered from the second on
 * @param cut follows a text that had more characters than a cell holds
 */
public record SheetWords(String name, String cut) {}
