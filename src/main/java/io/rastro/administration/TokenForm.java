package io.rastro.administration;

import io.rastro.account.ApiTokens.TokenOrder;
import io.rastro.account.TokenRight;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an administrator enters to give a program access.
 *
 * @param days how long the token is good; 0: until it is revoked
 * @param allServices {@code true}: it sends and reads for every service, also those yet to come
 * @param service ids of the services it is limited to otherwise
 */
record TokenForm(
        @NotBlank(message = "{account.token.name.missing}") @Size(max = 80, message = "{account.token.name.long}")
        String name,

        @NotBlank(message = "{account.token.source.missing}") @Size(max = 200, message = "{account.token.source.long}")
        String source,

        @Min(value = 0, message = "{account.token.days.wrong}")
        @Max(value = 3650, message = "{account.token.days.wrong}")
        Integer days,

        @NotEmpty(message = "{account.token.rights.missing}")
        List<TokenRight> right,

        String allServices,
        List<String> service) {

    /** What the form offers. */
    static final List<Integer> DAYS = List.of(90, 365, 730, 0);

    private static final int USUAL_DAYS = 365;

    TokenForm {
        name = name == null ? "" : name.strip();
        source = source == null ? "" : source.strip();
        days = days == null ? USUAL_DAYS : days;
        right = right == null ? List.of() : List.copyOf(right);
        allServices = allServices == null ? "" : allServices;
        service = service == null ? List.of() : List.copyOf(service);
    }

    /** @param all whether it may be for every service */
    static TokenForm empty(boolean all) {
        return new TokenForm("", "", USUAL_DAYS, List.of(TokenRight.INGEST), Boolean.toString(all), List.of());
    }

    PickedServices services() {
        return new PickedServices(allServices.equals("true"), service);
    }

    TokenOrder order() {
        return new TokenOrder(
                name, source, Set.copyOf(right), services().scope(), days == 0 ? null : Duration.ofDays(days));
    }
}
