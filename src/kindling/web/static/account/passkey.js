// Passkeys: a form marked data-passkey="make" or "ask" gets its credential from the browser, then is sent.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const listed = (credentials) => (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

async function options(where) {
  if (where.startsWith("#")) {
    const told = JSON.parse(document.querySelector(where).textContent);
    return (told.creation_options ?? told.request_options).publicKey;
  }
  const answer = await fetch(where, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  return (await answer.json()).request_options.publicKey;
}

async function make(asked) {
  const chosen = { ...asked.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const made = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: listed(asked.excludeCredentials),
      authenticatorSelection: chosen,
    },
  });
  return { made, response: { attestationObject: text(made.response.attestationObject), transports: made.response.getTransports?.() ?? [] } };
}

async function ask(asked) {
  const made = await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: listed(asked.allowCredentials) },
  });
  const { authenticatorData, signature, userHandle } = made.response;
  return {
    made,
    response: { authenticatorData: text(authenticatorData), signature: text(signature), userHandle: userHandle ? text(userHandle) : null },
  };
}

async function credential(form) {
  const asked = await options(form.dataset.passkeyOptions);
  const { made, response } = await (form.dataset.passkey === "make" ? make(asked) : ask(asked));
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
    response: { clientDataJSON: text(made.response.clientDataJSON), ...response },
  };
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  const button = form.querySelector("button");
  const told = form.querySelector("[data-passkey-told]");
  button.disabled = !window.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify(await credential(form));
      form.submit();
    } catch {
      told.textContent = "Your browser gave no passkey. Try once more, or use a code.";
    }
  });
}
