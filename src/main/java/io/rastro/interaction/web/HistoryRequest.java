package io.rastro.interaction.web;

import org.jspecify.annotations.Nullable;

/**
 * How a history is asked for; what is absent is null.
 *
 * @param order of the conversation; absent: the account's own
 * @param page the part of the conversation, from 1
 * @param back the query string of the page of lines the reader came from
 * @param at the line of that search, as a cursor
 * @param picks the drawn list the reader works through
 * @param pick the place in it, from 1
 */
record HistoryRequest(
        @Nullable String order,
        @Nullable Integer page,
        @Nullable String back,
        @Nullable String at,
        @Nullable String picks,
        @Nullable String pick) {}
