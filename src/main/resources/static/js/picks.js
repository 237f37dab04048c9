// Pick lists that search as you type.

// So many options are drawn at once; all are searched.
const DRAWN = 200;

// A contact is found on the server, by the name typed here or in "find contact"; the other lists came with the page.
function remotely(address) {
    // The name that the options answer: the server ignores accents and case, so they are not narrowed again here, and
    // what another name found is no answer.
    let answered = "";
    return {
        load(name, done) {
            fetch(`${address}?name=${encodeURIComponent(name)}`, { headers: { Accept: "application/json" } })
                .then((answer) => (answer.ok ? answer.json() : []))
                .then((found) => {
                    const asked = this.inputValue();
                    if (asked !== "" && asked !== name) {
                        done();
                        return;
                    }
                    this.clearOptions();
                    answered = asked;
                    done(found);
                }, () => done());
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
    const { remote, placeholder, remove, none, more } = select.dataset;
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
        ...(remote ? remotely(remote) : {}),
    });
    pickDeliberately(list);
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
