package io.rastro.ingestion.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the API's document says about the whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    /** The document's machinery is made when somebody first asks for the document: a tenth of the start is spared. */
    @Bean
    static BeanFactoryPostProcessor documentOnDemand() {
        return beans -> Arrays.stream(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(OpenApiDocument::ofDocument)
                .forEach(definition -> definition.setLazyInit(true));
    }

    private static boolean ofDocument(BeanDefinition definition) {
        return Stream.of(definition.getBeanClassName(), definition.getFactoryBeanName())
                .anyMatch(name -> name != null && name.startsWith("org.springdoc."));
    }

    @Bean
    @Lazy
    OpenAPI openApi() {
        SecurityScheme token = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A token an administrator issues under Administration; it also names the source");
        return new OpenAPI()
                .info(new Info().title("Rastro").version("1").description("How a contact centre's data comes in."))
                .components(new Components().addSecuritySchemes("token", token));
    }

    /** One method of ours serves all doors; what comes in differs. */
    @Bean
    @Lazy
    OpenApiCustomizer doors() {
        return document -> Arrays.stream(RecordDoor.values())
                .forEach(door -> describe(
                        door,
                        Objects.requireNonNull(document.getPaths().get(door.path()))
                                .getPost()));
    }

    private static void describe(RecordDoor door, Operation operation) {
        Schema<?> one = new Schema<>().$ref(Components.COMPONENTS_SCHEMAS_REF + door.schema());
        Schema<?> many = new ArraySchema().items(one);
        operation
                .summary(door.purpose() + ": one JSON object a line, or an array of them")
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType("application/x-ndjson", body(one, door.example()))
                                .addMediaType("application/json", body(many, "[" + door.example() + "]"))));
    }

    private static MediaType body(Schema<?> schema, String example) {
        return new MediaType().schema(schema).example(example);
    }
}
