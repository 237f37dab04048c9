// What every page does beyond its HTML: follow the system's colours, fold the phone menu, tell when a request behind
// the page fails or takes long.

const root = document.documentElement;
const YEAR = 365 * 24 * 60 * 60;
const PATIENCE = 300;

// The theme "auto": the server draws with what the cookie says, so the next page starts in the right colours.
const dark = matchMedia("(prefers-color-scheme: dark)");

function followSystem() {
    const scheme = dark.matches ? "dark" : "light";
    root.dataset.bsTheme = scheme;
    const secure = location.protocol === "https:";
    const path = document.querySelector("meta[name=search-cancel]").content.replace("searches/cancel", "");
    const name = (secure && path === "/" ? "__Host-" : "") + "rastro_scheme";
    document.cookie = `${name}=${scheme}; path=${path}; max-age=${YEAR}; samesite=lax${secure ? "; secure" : ""}`;
}

if (root.dataset.theme === "auto") {
    followSystem();
    dark.addEventListener("change", followSystem);
}

// A menu closes on Escape, on a click elsewhere, and one of a toolbar on a choice made.
const MENUS = ".menu[open], details.drop[open]";

document.addEventListener("keydown", (event) => {
    const menu = document.querySelector(MENUS);
    if (event.key === "Escape" && menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
    }
});

document.addEventListener("click", (event) => {
    document.querySelectorAll(MENUS).forEach((menu) => {
        if (!menu.contains(event.target) || (menu.matches(".drop") && event.target.closest("a"))) {
            menu.open = false;
        }
    });
});

const notice = document.getElementById("notice");

function tell(reason) {
    if (notice) {
        notice.querySelector(".text").textContent = notice.dataset[reason];
        notice.hidden = false;
    }
}

function hideNotice() {
    if (notice) {
        notice.hidden = true;
    }
}

notice?.querySelector(".close").addEventListener("click", hideNotice);

const REASONS = { 403: "forbidden", 503: "unavailable", 504: "timeout" };

// Told by scripts that ask for themselves; 0: there was no answer.
document.addEventListener("request:failed", (event) => tell(event.detail ? (REASONS[event.detail] ?? "failed") : "offline"));
document.addEventListener("htmx:sendError", () => tell("offline"));
document.addEventListener("htmx:timeout", () => tell("timeout"));
document.addEventListener("htmx:responseError", (event) => {
    const { status } = event.detail.xhr;
    const busy = event.detail.xhr.getResponseHeader("Retry-After");
    // 400 is a form's own answer, 401 loads the page again, and 409 was cancelled here: they speak for themselves.
    if (status !== 400 && status !== 401 && status !== 409) {
        tell(busy ? "busy" : (REASONS[status] ?? "failed"));
    }
});

// One line for all requests under way, shown only when they take longer than a moment.
let underWay = 0;
let timer = 0;
let line = null;

function showLine() {
    line = document.createElement("div");
    line.className = "progress-line";
    document.body.append(line);
}

document.addEventListener("htmx:beforeRequest", () => {
    hideNotice();
    underWay += 1;
    if (underWay === 1) {
        timer = setTimeout(showLine, PATIENCE);
    }
});

document.addEventListener("htmx:afterRequest", () => {
    underWay = Math.max(0, underWay - 1);
    if (underWay === 0) {
        clearTimeout(timer);
        line?.remove();
        line = null;
    }
});
