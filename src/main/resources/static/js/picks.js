// Pick lists that search as you type.

// So many options are drawn at once; all are searched.
const DRAWN = 200;

async function fetchOptions(address, request = {}) {
    try {
        const answer = await fetch(address, { headers: { Accept: "application/json" }, ...request });
        if (answer.ok) {
            return await answer.json();
        }
        tellFailure(answer.status);
    } catch {
        tellFailure(0);
    }
    return null;
}

// frame.js says what went wrong.
function tellFailure(status) {
    document.dispatchEvent(new CustomEvent("request:failed", { detail: status }));
}

// What is chosen came with the page; all there is to choose from comes when the list is opened. A list that did not
// come is asked for again with the next opening.
function whenOpened(address) {
    return {
        preload: "focus",
        async load(_, done) {
            const all = await fetchOptions(address);
            if (all === null) {
                this.wrapper.classList.remove("preloaded");
            }
            done(all ?? []);
            // What is chosen stands in its place among the others once it is given up.
            all?.forEach(({ id }, place) => {
                this.options[id].$order = place;
            });
        },
    };
}

// The list is asked for once, not with every letter; the keys of quick hands wait for it.
function waitForList(list) {
    const waiting = [];
    const onKeyDown = list.onKeyDown.bind(list);
    list.canLoad = (text) => text === "";
    list.onKeyDown = (event) => {
        if (list.loading && ["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) {
            event.preventDefault();
            waiting.push(event);
        } else {
            onKeyDown(event);
        }
    };
    list.on("load", () => waiting.splice(0).forEach(onKeyDown));
}

// A contact is found on the server, by the name typed here or in "find contact".
function remotely(address) {
    // The name that the options answer: the server ignores accents and case, so they are not narrowed again here, and
    // what another name found is no answer.
    let answered = "";
    return {
        load(name, done) {
            const form = new URLSearchParams({ name, _csrf: document.querySelector("meta[name=csrf-token]").content });
            // In the body: addresses are logged.
            fetchOptions(address, { method: "POST", body: form }).then((found) => {
                const asked = this.inputValue();
                if (found === null || (asked !== "" && asked !== name)) {
                    done();
                    return;
                }
                this.clearOptions();
                answered = asked;
                done(found);
            });
        },
        shouldLoad: (name) => name.trim().length > 1,
        score: (name) => () => (name === answered ? 1 : 0),
    };
}

// A pick empties the text, so that the next one is searched for by itself. Enter picks what was typed for or walked to,
// never what happens to stand first, and searches only after Escape.
function pickDeliberately(list) {
    let walkedOn = null;
    let left = false;
    list.on("item_add", () => {
        list.setTextboxValue("");
        list.refreshOptions(list.isFocused);
    });
    list.hook("before", "onOptionSelect", (event, option) => {
        walkedOn = list.getAdjacent(option, 1);
    });
    list.hook("after", "refreshOptions", () => {
        if (list.inputValue() === "") {
            list.clearActiveOption();
        }
    });
    // The list opens with the focus itself: opened a moment later, it lost the keys of quick hands.
    list.focus = () => {
        if (list.isDisabled || list.isReadOnly) {
            return;
        }
        list.control_input.focus();
        list.onFocus();
    };
    const onKeyDown = list.onKeyDown.bind(list);
    list.onKeyDown = (event) => {
        const [first] = list.selectable();
        if (event.key === "ArrowDown" && list.isOpen && !list.activeOption && first) {
            event.preventDefault();
            list.ignoreHover = true;
            list.setActiveOption(list.dropdown_content.contains(walkedOn) ? walkedOn : first);
        } else if (event.key === "Enter" && !left && !list.canSelect(list.activeOption)) {
            event.preventDefault();
        } else {
            onKeyDown(event);
        }
        left = event.key === "Escape";
    };
}

// Says how many options match beyond those drawn.
function tellMore(list, text) {
    const note = Object.assign(document.createElement("div"), { className: "more-options", hidden: true });
    note.setAttribute("role", "status");
    list.dropdown.append(note);
    list.hook("after", "refreshOptions", () => {
        const more = list.currentResults.items.length - DRAWN;
        note.hidden = more <= 0;
        note.textContent = text.replace("{0}", new Intl.NumberFormat(document.documentElement.lang).format(more));
    });
}

function pickList(select) {
    const { list: whole, remote, placeholder, remove, none, more } = select.dataset;
    const list = new TomSelect(select, {
        plugins: { remove_button: { title: remove } },
        placeholder,
        maxOptions: DRAWN,
        // Enter must pick what was typed, also by quick hands.
        refreshThrottle: 0,
        valueField: "id",
        labelField: "name",
        searchField: ["name"],
        hidePlaceholder: true,
        closeAfterSelect: false,
        render: { no_results: () => Object.assign(document.createElement("div"), { className: "no-results", textContent: none }) },
        ...(whole ? whenOpened(whole) : {}),
        ...(remote ? remotely(remote) : {}),
    });
    pickDeliberately(list);
    if (whole) {
        waitForList(list);
    }
    tellMore(list, more);
    // The box to type in stands for the list and has taken its label.
    select.setAttribute("aria-hidden", "true");
    for (const name of ["aria-invalid", "aria-describedby"]) {
        if (select.hasAttribute(name)) {
            list.control_input.setAttribute(name, select.getAttribute(name));
        }
    }
    if (remote) {
        const typed = document.getElementById("f-contactSearch");
        typed?.addEventListener("change", () => list.settings.shouldLoad(typed.value) && list.load(typed.value));
    }
}

export function preparePicks(form) {
    form.querySelectorAll("select[data-picks]:not(.tomselected)").forEach(pickList);
}
