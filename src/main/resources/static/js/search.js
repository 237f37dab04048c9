// A search that nobody waits for any more is cancelled on the server: when the reader says so, asks for something else
// or leaves. Each bears a token. A request behind the page has it in a header; a page on its way in a cookie, which is
// set just before the browser asks for it and which the answer takes away.

const HEADER = "Rastro-Search";
// Over HTTPS this host's alone, as the server reads it.
const SECURE = location.protocol === "https:";
const COOKIE = "rastro_search_";
const LIFETIME = 120;
const ADDRESS = meta("search-cancel");

const behind = new Set();
let ahead = null;

function meta(name) {
    return document.querySelector(`meta[name=${name}]`)?.content;
}

function newToken() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function setCookie(token, seconds) {
    const path = ADDRESS.replace("searches/cancel", "");
    const name = (SECURE && path === "/" ? "__Host-" : "") + COOKIE + token;
    document.cookie = `${name}=1; path=${path}; max-age=${seconds}; samesite=strict${SECURE ? "; secure" : ""}`;
}

function unanswered() {
    const tokens = ahead && document.cookie.includes(ahead) ? [ahead] : [];
    if (ahead) {
        setCookie(ahead, 0);
    }
    ahead = null;
    return tokens;
}

function cancel(tokens) {
    if (tokens.length) {
        const form = tokens.map((token) => ["token", token]);
        navigator.sendBeacon(ADDRESS, new URLSearchParams([["_csrf", meta("csrf-token")], ...form]));
    }
}

function cancelSearches() {
    cancel([...behind, ...unanswered()]);
    behind.clear();
}

// What is under way behind this page ends with it: any earlier, the page would be answered that it was cancelled.
function searchPage() {
    cancel(unanswered());
    ahead = newToken();
    setCookie(ahead, LIFETIME);
}

// A page of the portal in this tab; neither a place on this page nor a download, whose address has an ending.
function isPage(address, element) {
    const to = new URL(address, location.href);
    const here = to.hash && to.pathname === location.pathname && to.search === location.search;
    const elsewhere = (element.getAttribute("target") ?? "_self") !== "_self" || to.origin !== location.origin;
    return !here && !elsewhere && !element.hasAttribute("download") && !/\.\w+$/.test(to.pathname);
}

// On the window, after whoever may keep the page from being left.
window.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const aside = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (link && !aside && !event.defaultPrevented && isPage(link.getAttribute("href"), link)) {
        searchPage();
    }
});

window.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "get" && !event.defaultPrevented && isPage(form.getAttribute("action") ?? "", form)) {
        searchPage();
    }
});

window.addEventListener("pagehide", cancelSearches);
// Told by scripts: of a search given up, and of a page they ask for themselves.
document.addEventListener("search:cancel", cancelSearches);
document.addEventListener("search:page", searchPage);

document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "get") {
        const token = newToken();
        event.detail.headers[HEADER] = token;
        behind.add(token);
    }
});

document.addEventListener("htmx:afterRequest", (event) => behind.delete(event.detail.requestConfig.headers[HEADER]));
