package io.rastro.system.http;

import java.time.Duration;
import java.util.Objects;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.session.StandardManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the server speak {@link PortalProtocol}, and count what is still being answered as use of its session. */
@Component
class HttpLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Duration bodyGrace;

    HttpLimits(@Value("${rastro.body-grace:10s}") Duration bodyGrace) {
        this.bodyGrace = bodyGrace;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(PortalProtocol.class.getName());
        server.addConnectorCustomizers(
                connector -> ((PortalProtocol) connector.getProtocolHandler()).setBodyGrace(bodyGrace));
        // A download may take longer than a session may stay idle.
        server.addContextCustomizers(HttpLimits::countRequestsInProgress);
    }

    /** Where sessions are not kept over a restart, the server would make the same manager later. */
    private static void countRequestsInProgress(Context context) {
        Manager manager = Objects.requireNonNullElseGet(context.getManager(), StandardManager::new);
        manager.setSessionActivityCheck(true);
        context.setManager(manager);
    }
}
