package io.rastro.ingestion.web;

import io.rastro.directory.web.ReportAddress;
import io.rastro.report.Control;
import io.rastro.report.CsvDialect;
import io.rastro.report.FileFormat;
import io.rastro.report.FilterField;
import io.rastro.report.FilterProblem;
import io.rastro.report.Order;
import io.rastro.report.PortalCalendar;
import io.rastro.report.web.ReportRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Tells in the API's document of the files that programs may read, with the parameters that their filters declare. */
@Component
@Lazy
class OpenApiReports {

    /** One for each ending: which CSV it is, a parameter says. */
    private static final Collection<FileFormat> FORMATS = Stream.of(FileFormat.values())
            .collect(Collectors.toMap(FileFormat::ending, format -> format, (one, other) -> one, LinkedHashMap::new))
            .values();

    private final List<ReportAddress<?>> addresses;
    private final OpenApiFilters filters;
    private final PortalCalendar calendar;

    OpenApiReports(List<ReportAddress<?>> addresses, OpenApiFilters filters, PortalCalendar calendar) {
        this.addresses = addresses;
        this.filters = filters;
        this.calendar = calendar;
    }

    /** @param meanings what each page's address holds, and each parameter that is no filter is for */
    void addTo(OpenAPI document, Properties meanings) {
        addresses.stream()
                .filter(address -> address.file().isPresent())
                .sorted(Comparator.comparing(address -> address.file().orElseThrow()))
                .forEach(address -> FORMATS.forEach(format -> document.path(
                        address.file().orElseThrow() + "." + format.ending(),
                        new PathItem().get(operation(address, format, meanings)))));
    }

    private Operation operation(ReportAddress<?> address, FileFormat format, Properties meanings) {
        String page = address.file().orElseThrow();
        String name =
                Arrays.stream(page.split("/", -1)).map(StringUtils::capitalize).collect(Collectors.joining());
        return new Operation()
                .operationId("read" + name + (format.dialect() == null ? StringUtils.capitalize(format.ending()) : ""))
                .addTagsItem("Reports")
                .summary(meanings.getProperty(page) + ", " + meanings.getProperty("format." + format.ending()))
                .description(meanings.getProperty("reports"))
                .parameters(parameters(address, format, meanings))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .responses(responses(format, meanings));
    }

    private List<Parameter> parameters(ReportAddress<?> address, FileFormat format, Properties meanings) {
        Set<String> required = required(address);
        Stream<Parameter> asked = address.fields().stream()
                .flatMap(field -> field.parameters().stream()
                        .map(parameter -> filters.parameter(
                                field, parameter, isRequired(field) && required.contains(parameter))));
        Stream<Parameter> shown = Stream.of(
                        code(ReportRequest.DIALECT, CsvDialect.values(), CsvDialect::code),
                        code(Order.PARAMETER, Order.values(), Order::code))
                .filter(parameter -> address.presentation().contains(parameter.getName()))
                .filter(parameter ->
                        format.dialect() != null || !parameter.getName().equals(ReportRequest.DIALECT))
                .map(parameter -> parameter.description(meanings.getProperty("parameter." + parameter.getName())));
        return Stream.concat(asked, shown).toList();
    }

    /** A period may stand in the place of dates. */
    private static boolean isRequired(FilterField field) {
        return field.control() != Control.DATES;
    }

    /** What is wrong with an address that asks for nothing is what is missing. */
    private Set<String> required(ReportAddress<?> address) {
        List<FilterField> fields = address.fields();
        return address.problems(ReportRequest.of(Map.of(), address.presentation(), fields, calendar.today())).stream()
                .map(FilterProblem::parameter)
                .collect(Collectors.toSet());
    }

    private static <E> Parameter code(String name, E[] known, Function<E, String> codeOf) {
        StringSchema codes = new StringSchema();
        Stream.of(known).map(codeOf).forEach(codes::addEnumItem);
        return new QueryParameter().name(name).schema(codes);
    }

    private static ApiResponses responses(FileFormat format, Properties meanings) {
        Schema<?> content = format.packed() ? new BinarySchema() : new StringSchema();
        String type = format.contentType().replaceFirst(";.*", "");
        ApiResponse file = new ApiResponse()
                .description(meanings.getProperty("reports.200"))
                .addHeaderObject(
                        "Link",
                        new Header()
                                .description(meanings.getProperty("reports.Link"))
                                .schema(new StringSchema()))
                .content(new Content().addMediaType(type, new MediaType().schema(content)));
        ApiResponses responses = new ApiResponses().addApiResponse("200", file);
        Stream.of("400", "403", "429", "503")
                .forEach(status -> responses.addApiResponse(
                        status, new ApiResponse().description(meanings.getProperty("reports." + status))));
        return responses;
    }
}
