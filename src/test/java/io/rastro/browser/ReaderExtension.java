package io.rastro.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each test its readers, each with a browser window of its own. They are closed, and their consoles looked at, as soon as
 * the test is over: a page that is open while the test's data is cleared away would miss it.
 */
final class ReaderExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final ExtensionContext.Namespace TEST = ExtensionContext.Namespace.create(ReaderExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Reader.class;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        int parameters = context.getRequiredTestMethod().getParameterCount();
        for (int index = 0; index < parameters; index++) {
            Reader opened = context.getStore(TEST).remove(index, Reader.class);
            if (opened != null) {
                opened.close();
            }
        }
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
