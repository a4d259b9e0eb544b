/* What a script adds, and nothing that a page needs: look, keys, a blank screen. Nothing is kept but two cookies. */
(function () {
  "use strict";
  const root = document.documentElement;
  const year = 31536000;
  root.classList.add("scripted");

  function cookie(name) {
    const found = document.cookie.split("; ").find((one) => one.startsWith(name + "="));
    return found ? found.slice(name.length + 1) : "";
  }
  function keep(name, value) {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = name + "=" + value + "; Path=/; Max-Age=" + year + "; SameSite=Lax" + secure;
  }

  // ---- look: auto, light, dark
  document.addEventListener("change", function (event) {
    const field = event.target;
    if (field.matches("[data-theme-choice]")) {
      root.dataset.bsTheme = field.value;
      keep("comity_theme", field.value);
    }
    if (field.matches("[data-keys-choice]")) {
      keep("comity_keys", field.checked ? "on" : "off");
    }
    if (field.matches("[data-sends]")) {
      field.form.requestSubmit();
    }
  });

  // ---- menus close on Escape and on a click elsewhere
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
    const opener = event.target.closest("[data-opens]");
    if (opener) open(opener.dataset.opens);
    if (event.target.closest("[data-prints]")) window.print();
  });
  function open(id) {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  }

  // ---- Escape twice blanks the screen; once more, or the button, brings it back
  const title = document.title;
  let escapedAt = 0;
  function blank(on) {
    root.classList.toggle("blanked", on);
    document.title = on ? "\u00a0" : title;
    Array.from(document.body.children).forEach(function (child) {
      child.inert = on && !child.classList.contains("blank");
    });
    const back = document.querySelector(".blank");
    if (on && back) back.focus();
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest(".blank")) blank(false);
  });

  // ---- keys: one letter, or g and a letter; off where the reader wants them off
  let lead = "";
  let leadAt = 0;
  function writing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }
  function follow(key) {
    const found = document.querySelector('[data-key="' + CSS.escape(key) + '"]');
    if (!found) return false;
    if (found.matches("input")) found.focus();
    else found.click();
    return true;
  }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      const now = Date.now();
      if (root.classList.contains("blanked")) {
        blank(false);
        escapedAt = 0;
        return;
      }
      if (now - escapedAt < 600) blank(true);
      escapedAt = now;
      document.querySelectorAll("details.menu[open]").forEach(function (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (cookie("comity_keys") === "off" || root.classList.contains("blanked")) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "?") {
      open("keys");
      return;
    }
    const key = lead && Date.now() - leadAt < 1200 ? lead + " " + event.key : event.key;
    lead = "";
    if (key === "g") {
      lead = "g";
      leadAt = Date.now();
    } else if (follow(key)) {
      event.preventDefault();
    }
  });
  const choice = document.querySelector("[data-keys-choice]");
  if (choice) choice.checked = cookie("comity_keys") !== "off";

  // ---- what is folded is unfolded on paper
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.why, details.twin").forEach(function (one) {
      one.dataset.was = one.open ? "1" : "";
      one.open = true;
    });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details.why, details.twin").forEach(function (one) {
      one.open = Boolean(one.dataset.was);
    });
  });

  // ---- a draft that was not saved is said to be so
  document.addEventListener("htmx:sendError", function () { unsaved(); });
  document.addEventListener("htmx:responseError", function () { unsaved(); });
  function unsaved() {
    const place = document.querySelector("[data-unsaved]");
    if (place) place.textContent = place.dataset.unsaved;
  }
})();
