package io.rastro.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What an administrator enters to give a program access. */
record TokenForm(
        @NotBlank(message = "{account.token.name.missing}") @Size(max = 80, message = "{account.token.name.long}")
        String name,

        @NotBlank(message = "{account.token.source.missing}") @Size(max = 200, message = "{account.token.source.long}")
        String source) {

    TokenForm {
        name = name == null ? "" : name.strip();
        source = source == null ? "" : source.strip();
    }

    static TokenForm empty() {
        return new TokenForm("", "");
    }
}
