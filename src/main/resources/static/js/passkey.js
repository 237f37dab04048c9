// Passkeys: the browser makes one or shows one, and a form takes its answer to the portal.
// Offered only where the browser can: over TLS or on this machine, and new enough to speak the portal's JSON.

const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON;
const token = document.querySelector("meta[name=csrf-token]")?.content;

async function ask(address, fields) {
    const answer = await fetch(address, { method: "POST", headers: { "X-CSRF-TOKEN": token }, body: new URLSearchParams(fields) });
    if (!answer.ok) {
        throw new Error(answer.status === 400 ? await answer.text() : "");
    }
    return answer.json();
}

async function make(form) {
    const options = await ask(form.dataset.options, { current: form.elements.current.value });
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
}

async function show(form) {
    const options = await ask(form.dataset.options, {});
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = !able;
    const problem = form.querySelector(".err");
    form.addEventListener("submit", async event => {
        event.preventDefault();
        problem.hidden = true;
        try {
            const credential = await (form.dataset.passkey === "make" ? make(form) : show(form));
            form.elements.credential.value = JSON.stringify(credential);
            if (form.elements.current) {
                form.elements.current.value = "";
            }
            form.submit();
        } catch (failure) {
            // A person who closes the browser's dialogue knows why; a password that is wrong is told in the portal's words.
            const told = failure.name === "Error" && failure.message;
            problem.lastElementChild.textContent = told || problem.dataset.failed;
            problem.hidden = false;
        }
    });
}
