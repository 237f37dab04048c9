package io.rastro.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such account, or not for this administrator. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class UnknownAccount extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
