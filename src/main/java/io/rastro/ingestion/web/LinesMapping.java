package io.rastro.ingestion.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Takes bodies of one JSON object a line, under each of the names that form goes by. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(
        method = RequestMethod.POST,
        consumes = {LinesMapping.NDJSON, "application/jsonl", "application/json-lines", "text/plain"})
@interface LinesMapping {

    String NDJSON = "application/x-ndjson";
}
