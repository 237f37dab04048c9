package io.rastro.account;

/** A change that would break a rule; the message says which. */
public final class RefusedChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    RefusedChange(String field, String messageKey) {
        super(messageKey);
        this.field = field;
    }

    /** The field of a form that it is about. */
    public String field() {
        return field;
    }

    public String messageKey() {
        return String.valueOf(getMessage());
    }
}
