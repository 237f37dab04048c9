package io.rastro.system.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator, once, that a proxy is perhaps not named yet: all who come through it look like one. */
final class UntrustedForwardingValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(UntrustedForwardingValve.class);

    private final NetMaskSet trusted;
    private final AtomicBoolean told = new AtomicBoolean();

    UntrustedForwardingValve(NetMaskSet trusted) {
        super(true);
        this.trusted = trusted;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!told.get()
                && request.getHeader("X-Forwarded-For") != null
                && !trusted.contains(request.getRemoteAddr())
                && told.compareAndSet(false, true)) {
            log.warn(
                    "{} sends X-Forwarded-For and is not believed. If it is your proxy, name it in RASTRO_PROXIES",
                    request.getRemoteAddr());
        }
        getNext().invoke(request, response);
    }
}
