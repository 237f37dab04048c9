package io.rastro.ingestion.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rastro.account.ApiClient;
import io.rastro.account.ServiceScope;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the API's document says of the whole and of the doors; {@link OpenApiSchemas} tells of the fields. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    /** The document's machinery is made when somebody first asks for the document: a tenth of the start is spared. */
    @Bean
    static BeanFactoryPostProcessor documentOnDemand() {
        return beans -> Arrays.stream(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(definition -> Stream.of(definition.getBeanClassName(), definition.getFactoryBeanName())
                        .anyMatch(name -> name != null && name.startsWith("org.springdoc.")))
                .forEach(definition -> definition.setLazyInit(true));
    }

    @Bean
    @Lazy
    OpenAPI openApi() {
        SecurityScheme token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "A token an administrator issues under Administration. It names the source, says whether the"
                                + " program may send or read, and may be limited to some services");
        return new OpenAPI()
                .info(new Info()
                        .title("Rastro")
                        .version("1")
                        .description("How a contact centre's data comes in, and how a program reads the reports.")
                        .license(new License().name("Apache License 2.0").identifier("Apache-2.0")))
                .components(new Components().addSecuritySchemes("token", token));
    }

    /** One method of ours serves all doors; what comes in differs. */
    static void addDoors(OpenAPI document) {
        Operation any = Objects.requireNonNull(document.getPaths().remove(RecordDoor.ANY))
                .getPost();
        RecordDoor.all().forEach(door -> {
            SpringDocAnnotationsUtils.resolveSchemaFromType(
                    door.type(), document.getComponents(), null, null, document.getSpecVersion());
            document.path(door.path(), new PathItem().post(describe(door, any)));
        });
        // A group of fields is unwrapped into its record, and no schema of its own; nor is who sends.
        RecordDoor.all().stream()
                .flatMap(door -> Arrays.stream(door.type().getRecordComponents()))
                .filter(field -> field.getAccessor().isAnnotationPresent(JsonUnwrapped.class))
                .map(RecordComponent::getType)
                .forEach(group -> document.getComponents().getSchemas().remove(group.getSimpleName()));
        Stream.of(ApiClient.class, ServiceScope.class)
                .forEach(sender -> document.getComponents().getSchemas().remove(sender.getSimpleName()));
    }

    /** The array first: it is what a generated client sends. */
    private static Operation describe(RecordDoor door, Operation any) {
        Schema<?> one = new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + door.schema());
        Schema<?> many = new ArraySchema().items(one);
        MediaType array = new MediaType().schema(many);
        MediaType lines = new MediaType().schema(one);
        door.examples().forEach((name, record) -> {
            array.addExamples(name, new Example().value("[" + record + "]"));
            lines.addExamples(name, new Example().value(record));
        });
        return new Operation()
                .tags(any.getTags())
                .summary(door.purpose() + ": an array of JSON objects, or one object a line")
                .description(any.getDescription())
                .operationId(door.operationId())
                .parameters(any.getParameters())
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/json", array)
                                .addMediaType("application/x-ndjson", lines)))
                .responses(any.getResponses())
                .security(any.getSecurity());
    }
}
