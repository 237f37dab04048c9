package io.rastro.ingestion;

import tools.jackson.databind.node.ObjectNode;

/** Fields of fields, told as one name with a dot. */
final class JsonPath {

    private JsonPath() {}

    /** The object that holds the field; made when it is not there. */
    static ObjectNode object(ObjectNode root, String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? root : root.withObject("/" + field.substring(0, dot));
    }

    /** The field's name within its object. */
    static String name(String field) {
        return field.substring(field.indexOf('.') + 1);
    }
}
