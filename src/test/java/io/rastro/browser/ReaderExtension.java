package io.rastro.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each test its readers, each with a browser window of its own; they are closed, and their consoles looked at, afterwards. */
final class ReaderExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace TEST = ExtensionContext.Namespace.create(ReaderExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Reader.class;
    }

    @Override
    public Reader resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String port = SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getRequiredProperty("local.server.port");
        return context.getStore(TEST)
                .computeIfAbsent(
                        parameter.getIndex(),
                        opened -> new Reader(
                                SharedBrowser.of(context),
                                "http://localhost:" + port,
                                !context.getTags().contains(Reader.NO_SCRIPT)),
                        Reader.class);
    }
}
