package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.web.ReportRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionAddressTests {

    /** Reads {@code a=1&b=2} without decoding. */
    private static ReportRequest request(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        ReportRequest sent = ReportRequest.of(
                parameters, ReportRequest.OF_LIST, List.of(FilterField.DATE), LocalDate.of(2026, 11, 29));
        return sent.with(InteractionAddress.problems(sent.values()));
    }

    @ParameterizedTest
    @CsvSource({
        "order=oldest, media, media-missing",
        "media=, media, media-missing",
        "media=FAX, media, media-unknown",
        "media=voice, media, media-unknown",
        "media=VOICE&media=CHAT, media, media-unknown",
        "media=VOICE&order=random, order, order-unknown",
        "media=VOICE&sort=id, sort, parameter-unknown",
        "media=VOICE&From=2026-01-01, From, parameter-unknown",
        "media=VOICE&email=a@b.c, email, not-for-media",
        "media=EMAIL&serviceStatus=COMPLETED, serviceStatus, not-for-media",
        "media=EMAIL&phone=1, phone, not-for-media",
        "media=CHAT&startedBy=CLIENT, startedBy, not-for-media",
        "media=SMS&expiration=ACTIVE, expiration, not-for-media",
        "media=CHAT&voiceStatus=ANSWERED, voiceStatus, not-for-media",
        "media=VOICE&from=2026-02-30, from, DATES",
        "media=VOICE&to=x, to, DATES",
        "media=VOICE&from=2026-02-02&to=2026-02-01, to, dates-inverted",
        "media=VOICE&from=2026-02-02&from=2026-02-03, from, repeated",
        "media=VOICE&period=hoje, period, period",
        "media=VOICE&period=YESTERDAY, period, period",
        "media=VOICE&period=today&period=yesterday, period, repeated",
        "media=VOICE&period=today&from=2026-11-29, period, period-and-dates",
        "media=VOICE&period=today&to=2026-11-29, period, period-and-dates",
        "media=VOICE&period=today&asOf=2026-11-29&from=2026-11-29&to=2026-11-29, period, period-and-dates",
        "media=VOICE&period=today&asOf=29/11/2026, asOf, DATES",
        "media=VOICE&asOf=2026-11-29, asOf, as-of-alone",
        "media=VOICE&timeFrom=24:00, timeFrom, TIMES",
        "media=VOICE&timeTo=7, timeTo, TIMES",
        "media=VOICE&portfolio=maybe, portfolio, CHOICE",
        "media=VOICE&voiceStatus=ANSWERED&voiceStatus=x, voiceStatus, CHOICES",
        "media=VOICE&agent=Ana, agent, PICKS",
        "media=VOICE&phone=abc, phone, PHONE",
    })
    void whatIsWrongIsToldAtItsParameter(String query, String parameter, String problem) {
        ReportRequest request = request(query);
        assertThat(request.problems())
                .extracting(FilterProblem::parameter, FilterProblem::messageKey)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(parameter, "filter.problem." + problem));
        assertThat(request.correct()).isFalse();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(request("media=VOICE&from=x&email=a&agent=b&foo=c").problems())
                .extracting(FilterProblem::parameter)
                .containsExactlyInAnyOrder("from", "email", "agent", "foo");
    }

    @Test
    void filterThatTheMediumLacksIsNotRestrictingWhenBlank() {
        assertThat(request("media=VOICE&email=&serviceStatus= &tag=").problems())
                .isEmpty();
    }

    @Test
    void sameDayTwiceIsADay() {
        assertThat(request("media=VOICE&from=2026-02-02&to=2026-02-02").problems())
                .isEmpty();
    }

    @Test
    void timesMayCrossMidnight() {
        assertThat(request("media=VOICE&timeFrom=22:00&timeTo=06:00").problems())
                .isEmpty();
    }
}
